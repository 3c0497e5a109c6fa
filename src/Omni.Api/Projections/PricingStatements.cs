using System.Text.Json;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Projections;

/// <summary>Statements on what a message costs. A channel may say it with any report; the first one counts.</summary>
internal static class PricingStatements
{
    private const string SetPricing =
        "UPDATE messages SET pricing = @pricing, updated_at = @now WHERE id = @id AND pricing IS NULL";

    private const string SetConversation =
        "UPDATE messages SET conversation = @conversation, updated_at = @now WHERE id = @id AND conversation IS NULL";

    /// <summary>Keeps what a report says of the price, unless an earlier one has said it.</summary>
    public static async ValueTask KeepPricingAsync(this WriteSession session, Guid messageId, ReportPayload report, long now)
    {
        if (report.Pricing is { } pricing)
            await session.WriteAsync(
                SetPricing, ("@pricing", JsonSerializer.Serialize(pricing, OmniJson.Readable)), ("@now", now), ("@id", messageId));
        if (report.Conversation is { } conversation)
            await session.WriteAsync(
                SetConversation, ("@conversation", JsonSerializer.Serialize(conversation, OmniJson.Readable)), ("@now", now),
                ("@id", messageId));
    }
}
