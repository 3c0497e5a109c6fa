namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>The detected type of a file.</summary>
/// <param name="MimeType">Its MIME type.</param>
internal sealed record SniffedMedia(string MimeType)
{
    /// <summary>Of text: whether it is RTF, HTML or XML, which old Office programs also write and read under their own names.</summary>
    public bool IsMarkup { get; init; }

    /// <summary>Of Ogg: whether it holds Opus.</summary>
    public bool IsOpus { get; init; }

    /// <summary>Of Opus: the number of channels.</summary>
    public int? Channels { get; init; }

    /// <summary>Of WebP: whether it is animated.</summary>
    public bool IsAnimated { get; init; }

    /// <summary>Of WebP: the size in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Of WebP: the size in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Whether Meta shows it as a voice note without conversion.</summary>
    public bool IsVoiceNote => IsOpus && Channels == 1;
}
