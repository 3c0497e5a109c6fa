namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>Media of a message: by the id of an upload, or by a link that Meta fetches.</summary>
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
