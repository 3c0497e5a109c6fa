using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>What became of a message of ours. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status</summary>
[JsonConverter(typeof(MessageStatusConverter))]
internal sealed record MessageStatus
{
    /// <summary>The wamid; empty when the object could not be read.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>sent</c>, <c>delivered</c>, <c>read</c>, <c>played</c>, <c>failed</c>, or what Meta adds.</summary>
    public string Status { get; init; } = "";
    public string? Timestamp { get; init; }
    public string? RecipientId { get; init; }
    public string? RecipientUserId { get; init; }
    public string? BizOpaqueCallbackData { get; init; }
    public StatusError? Error { get; init; }

    /// <summary>The whole object as it came.</summary>
    public JsonElement Raw { get; init; }
}
