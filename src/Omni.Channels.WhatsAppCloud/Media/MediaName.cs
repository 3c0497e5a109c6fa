using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Names files: the reader's phone opens a document by the extension of its name.</summary>
internal static class MediaName
{
    public const int MaxLength = 240;

    private const string Default = "document";
    private const int MaxExtension = 5;

    /// <summary>The name with the extension of its bytes. A document always has a name.</summary>
    public static string? Of(MediaContent content, string type)
    {
        var name = string.IsNullOrWhiteSpace(content.Filename) ? content is DocumentContent ? Default : null : content.Filename;
        return name is null ? null : WithExtension(name, type);
    }

    /// <summary>The name of a document that Meta fetches: as given, else the one in the link.</summary>
    public static string OfLink(string? given, string url)
    {
        if (!string.IsNullOrWhiteSpace(given)) return given;
        var last = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.Segments[^1]).Trim() : "";
        var isName = last.Length is > 0 and <= MaxLength && FileTypes.ExtensionOf(last) is { Length: > 0 and <= MaxExtension } extension
            && extension.All(char.IsAsciiLetterOrDigit) && !last.Any(c => char.IsControl(c) || c is '/' or '\\');
        return isName ? last : Default;
    }

    private static string WithExtension(string name, string type)
    {
        var own = FileTypes.ExtensionOf(name);
        var fitting = FileTypes.ExtensionsOf(type);
        if (fitting.Count == 0 || fitting.Contains(own)) return name;

        // A text has many extensions; any is right that is not one of another kind of file.
        var replaced = own.Length > 0 && FileTypes.IsReplaceable(own);
        if (type == FileTypes.Text && own.Length > 0 && (!replaced || FileTypes.OfName(name) == FileTypes.Text)) return name;
        var stem = replaced ? name[..^(own.Length + 1)] : name.TrimEnd('.', ' ');
        var room = MaxLength - fitting[0].Length - 1;
        if (stem.Length > room) stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)];
        return $"{(stem.Length > 0 ? stem : Default)}.{fitting[0]}";
    }
}
