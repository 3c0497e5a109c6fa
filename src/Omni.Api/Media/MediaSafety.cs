namespace Omni.Api.Media;

/// <summary>
/// Decides which media a browser may show inline: images, audio and video. Anything that a browser might execute is a download.
/// </summary>
internal static class MediaSafety
{
    private static readonly string[] Shown = ["image/jpeg", "image/png", "image/webp", "image/gif", "text/plain"];

    public static bool MayBeShown(string mimeType)
    {
        var type = mimeType.Split(';')[0].Trim().ToLowerInvariant();
        if (Shown.Contains(type)) return true;
        return (type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal))
            && !IsMarkup(type);
    }

    /// <summary>A browser reads any <c>…+xml</c> as a document and runs its scripts, whatever the prefix.</summary>
    private static bool IsMarkup(string type) =>
        type.Contains('+', StringComparison.Ordinal) || type.EndsWith("/xml", StringComparison.Ordinal)
        || type.EndsWith("/html", StringComparison.Ordinal);
}
