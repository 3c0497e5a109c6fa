using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Messages;

namespace Omni.Api.Messages;

/// <summary>Builds the view of what a message costs.</summary>
internal static class PricingView
{
    public static MessagePricing? PricingOf(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<MessagePricing>(json, OmniJson.Readable);

    public static MessageConversation? ConversationOf(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<MessageConversation>(json, OmniJson.Readable);
}
