using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>Media of a message. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media</summary>
internal sealed record MediaBody
{
    /// <summary>Meta's id of the media. Graph returns a URL for it that is valid for five minutes. Null when it cannot be read.</summary>
    public string? Id { get; init; }

    public string? MimeType { get; init; }

    /// <summary>SHA-256 of the content, base64 here and hex in Graph's answers.</summary>
    public string? Sha256 { get; init; }

    public string? Caption { get; init; }

    public string? Filename { get; init; }

    /// <summary>Whether audio is a voice note.</summary>
    public bool? Voice { get; init; }

    /// <summary>Whether a sticker is animated.</summary>
    public bool? Animated { get; init; }

    /// <summary>A URL of the bytes, valid for five minutes: it saves a call to Graph. Null when Meta sends none.</summary>
    public string? Url { get; init; }

    /// <summary>Returns the media to fetch; null when neither its id nor its URL can be read.</summary>
    public RemoteMedia? ToRemoteMedia() => string.IsNullOrWhiteSpace(Id) && string.IsNullOrWhiteSpace(Url) ? null : new RemoteMedia
    {
        Id = Id ?? "",
        Url = Url,
        MimeType = MimeType,
        Sha256 = Sha256,
        Filename = Filename,
        IsVoice = Voice,
        IsAnimated = Animated,
    };
}
