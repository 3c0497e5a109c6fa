using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>
/// The status of an outbound message, read field by field: a field of the wrong type counts as absent, so that one invalid
/// status does not affect the others. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status
/// </summary>
internal sealed record MessageStatus
{
    /// <summary>The wamid; empty when it is missing.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>sent</c>, <c>delivered</c>, <c>read</c>, <c>played</c>, <c>failed</c>, or a value that Meta adds later.</summary>
    public string Status { get; init; } = "";

    public string? Timestamp { get; init; }
    public string? RecipientId { get; init; }
    public string? RecipientUserId { get; init; }
    public string? BizOpaqueCallbackData { get; init; }

    /// <summary>Why it failed; meaningful only when it did.</summary>
    public required StatusError Error { get; init; }

    /// <summary>Whether the recipient is a group.</summary>
    public bool IsOfGroup => Raw.Text("recipient_type") == "group";

    /// <summary>All ids of the recipient.</summary>
    public IReadOnlyList<string> Recipients => [.. new[] { RecipientId, RecipientUserId }.OfType<string>()];

    /// <summary>The unchanged object.</summary>
    public JsonElement Raw { get; init; }

    public static MessageStatus Read(JsonElement raw) => new()
    {
        Id = raw.Text("id") ?? "",
        Status = raw.Text("status") ?? "",
        Timestamp = raw.Text("timestamp"),
        RecipientId = raw.Text("recipient_id"),
        RecipientUserId = raw.Text("recipient_user_id"),
        BizOpaqueCallbackData = raw.Text("biz_opaque_callback_data"),
        Error = StatusError.Of(raw),
        Raw = raw,
    };
}
