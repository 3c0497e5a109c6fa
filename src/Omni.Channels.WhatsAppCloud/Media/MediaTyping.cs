using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Decides the type of a file. Its bytes come first; its name and stated type complete what they leave open.</summary>
internal static class MediaTyping
{
    /// <summary>Returns the type as Meta is to see it; <see cref="FileTypes.Unknown"/> when nothing tells it.</summary>
    public static string TypeOf(MediaContent content, SniffedMedia? sniffed, string? stated)
    {
        if (content is AudioContent && sniffed?.MimeType == "video/mp4") return "audio/mp4";
        if (content is not DocumentContent) return sniffed?.MimeType ?? FileTypes.Unknown;
        var named = FileTypes.OfName(content.Filename);
        if (sniffed is { IsMarkup: true } && named is FileTypes.Doc or FileTypes.Xls) return named;
        var type = DocumentTypeOf(sniffed?.MimeType, named, Plain(stated));
        return FileTypes.IsText(type) ? FileTypes.Text : type;
    }

    private static string DocumentTypeOf(string? sniffed, string? named, string? stated) => sniffed switch
    {
        FileTypes.Zip => FirstOf(FileTypes.IsZipBased, named, stated) ?? sniffed,
        FileTypes.Ole => FirstOf(FileTypes.IsOleBased, named, stated) ?? sniffed,
        null => FirstOf(FileTypes.IsTold, stated, named) ?? FileTypes.Unknown,
        _ => sniffed,
    };

    private static string? FirstOf(Func<string, bool> fits, params ReadOnlySpan<string?> types)
    {
        foreach (var type in types)
        {
            if (type is not null && fits(type)) return type;
        }

        return null;
    }

    private static string? Plain(string? stated) => stated?.Split(';')[0].Trim().ToLowerInvariant();
}
