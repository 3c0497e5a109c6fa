using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Graph.Requests;

/// <summary>The body of <c>POST /{phone-number-id}/messages</c>. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages</summary>
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

    /// <summary>Our own id of the message: comes back in every status of it.</summary>
    public required string BizOpaqueCallbackData { get; init; }

    public TextBody? Text { get; init; }
    public MediaObject? Image { get; init; }
    public MediaObject? Video { get; init; }
    public MediaObject? Audio { get; init; }
    public MediaObject? Document { get; init; }
    public MediaObject? Sticker { get; init; }
    public LocationBody? Location { get; init; }
    public IReadOnlyList<ContactBody>? Contacts { get; init; }
    public ReactionBody? Reaction { get; init; }
    public TemplateBody? Template { get; init; }

    /// <summary>Meta's own object, as it was given and checked.</summary>
    public JsonElement? Interactive { get; init; }

    /// <summary>The message answered, by its wamid.</summary>
    internal sealed record MessageContext(string MessageId);

    /// <summary>Text of at most 4,096 characters.</summary>
    internal sealed record TextBody(string Body, bool? PreviewUrl);

    /// <summary>A place.</summary>
    internal sealed record LocationBody(double Latitude, double Longitude, string? Name, string? Address);

    /// <summary>An emoji on another message; empty takes it back.</summary>
    internal sealed record ReactionBody(string MessageId, string Emoji);

    /// <summary>An approved template, filled in.</summary>
    internal sealed record TemplateBody(string Name, TemplateLanguage Language, JsonElement? Components);

    internal sealed record TemplateLanguage(string Code);
}
