using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>A whole POST of Meta: several accounts, each with several changes. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components</summary>
internal sealed record WebhookBody
{
    public required string Object { get; init; }
    public required IReadOnlyList<AccountEntry> Entry { get; init; }

    /// <summary>What happened in one WhatsApp Business Account.</summary>
    internal sealed record AccountEntry
    {
        /// <summary>The account's id.</summary>
        public string? Id { get; init; }
        public IReadOnlyList<Change>? Changes { get; init; }
    }

    /// <summary>One change; what <see cref="Value"/> is depends on <see cref="Field"/>.</summary>
    internal sealed record Change
    {
        public string? Field { get; init; }
        public JsonElement Value { get; init; }
    }
}
