namespace Omni.Client.Sending;

/// <summary>The body of <c>POST /messages/send/media</c>, as JSON or as the fields of a form beside its <c>file</c>; of <c>/send/sticker</c> with the type <c>sticker</c>.</summary>
public sealed record SendMediaRequest
{
    /// <summary><c>image</c>, <c>audio</c>, <c>video</c> or <c>document</c>.</summary>
    public string? Type { get; init; }

    /// <summary>A public link, which the channel fetches.</summary>
    public string? Url { get; init; }

    /// <summary>The bytes; a <c>data:</c> prefix is taken off. Larger files as multipart/form-data.</summary>
    public string? Base64 { get; init; }

    /// <summary>Media that this host keeps, by its id (<c>mediaMetadata.mediaId</c> of a message, <c>mediaId</c> of <c>media.received</c>).</summary>
    public string? MediaId { get; init; }

    /// <summary>What the bytes are; of use for documents, whose bytes do not always tell.</summary>
    public string? MimeType { get; init; }

    /// <summary>The filename.</summary>
    public string? Filename { get; init; }

    /// <summary>The caption.</summary>
    public string? Caption { get; init; }

    /// <summary>Of audio: shown as a voice note.</summary>
    public bool? VoiceNote { get; init; }

    /// <summary>The instance to send from.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>A recipient in the channel's form, or a person's or chat's UUID.</summary>
    public string? To { get; init; }

    /// <summary>The message answered: the channel's id of it, or ours.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>When to send it, ISO 8601 with an offset; at once when it is not given, or past.</summary>
    public string? SendAt { get; init; }

    /// <summary>When it is of no use any more, ISO 8601 with an offset: what has not left by then fails as <c>EXPIRED</c>.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>The template that goes out instead when the recipient's service window has closed.</summary>
    public TemplateReference? FallbackTemplate { get; init; }
}
