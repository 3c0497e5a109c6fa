using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Contract.Messages;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>Reads <c>pricing</c> and <c>conversation</c> of a status. A field that cannot be read counts as absent.</summary>
internal static class StatusPricing
{
    /// <summary>What Meta charges; null when the status does not say.</summary>
    /// <param name="status">The status.</param>
    /// <param name="recipient">The phone number, or the user id, whose country sets the price.</param>
    public static MessagePricing? PricingOf(JsonElement status, string? recipient)
    {
        if (status.Member("pricing") is not { } pricing) return null;
        var read = new MessagePricing
        {
            Billable = pricing.Flag("billable"),
            Model = pricing.Text("pricing_model"),
            Type = pricing.Text("type"),
            Category = pricing.Text("category"),
            Subtype = pricing.Text("subtype"),
        };
        return read == new MessagePricing() ? null : read with { Country = recipient is null ? null : CallingCodes.CountryOf(recipient) };
    }

    /// <summary>The charged conversation; null when the status names none.</summary>
    public static MessageConversation? ConversationOf(JsonElement status)
    {
        if (status.Member("conversation") is not { } conversation) return null;
        var read = new MessageConversation
        {
            Id = conversation.Text("id"),
            Origin = conversation.Member("origin").Text("type"),
            ExpiresAt = UnixTime.ReadSeconds(conversation.Text("expiration_timestamp")),
        };
        return read == new MessageConversation() ? null : read;
    }
}
