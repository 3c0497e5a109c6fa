namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>Media of an outbound message: the id of an upload, or a link that Meta downloads.</summary>
internal sealed record MediaObject
{
    public string? Id { get; init; }
    public string? Link { get; init; }

    /// <summary>Of images, videos and documents.</summary>
    public string? Caption { get; init; }

    /// <summary>Of documents.</summary>
    public string? Filename { get; init; }

    /// <summary>Of audio: shown as a voice note.</summary>
    public bool? Voice { get; init; }
}
