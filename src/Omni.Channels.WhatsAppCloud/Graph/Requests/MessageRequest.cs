using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Graph.Requests;

/// <summary>
/// The body of <c>POST /{phone-number-id}/messages</c>. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
/// </summary>
internal sealed record MessageRequest
{
    public string MessagingProduct { get; init; } = "whatsapp";

    /// <summary><c>individual</c> or <c>group</c>.</summary>
    public required string RecipientType { get; init; }

    /// <summary>Phone digits or a group id; null when <see cref="Recipient"/> is set.</summary>
    public string? To { get; init; }

    /// <summary>A business-scoped user id, instead of <see cref="To"/>.</summary>
    public string? Recipient { get; init; }

    public required string Type { get; init; }

    public MessageContext? Context { get; init; }

    /// <summary>The host's id of the message. Meta returns it in every status of the message.</summary>
    public required string BizOpaqueCallbackData { get; init; }

    /// <summary>Direct Send: the category under which a message without a template leaves; null for an ordinary message.</summary>
    public string? Category { get; init; }

    /// <summary>Direct Send: names the template that Meta makes of the message; null leaves the name to Meta.</summary>
    public DirectSend? DirectSendConfig { get; init; }

    /// <summary>Direct Send: how long Meta tries to deliver the message; null selects Meta's default.</summary>
    public int? TtlSeconds { get; init; }

    /// <summary>The content, in a member named after its <see cref="Type"/>.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Part { get; set; } = [];

    /// <summary>The message that this one replies to, by its wamid.</summary>
    internal sealed record MessageContext(string MessageId);

    internal sealed record DirectSend(string TemplateName);
}
