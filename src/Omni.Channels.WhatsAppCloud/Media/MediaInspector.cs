using System.Text.Unicode;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Tells the type of a file by its bytes: by the first ones, for archives and Office files by what is in them.</summary>
internal static class MediaInspector
{
    private const int HeadBytes = 64 * 1024, MinOldText = 256;

    /// <summary>Returns the type; null when the bytes do not tell.</summary>
    public static async Task<SniffedMedia?> InspectAsync(string path, CancellationToken ct)
    {
        var head = new byte[HeadBytes];
        await using var file = File.OpenRead(path);
        var count = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return Inspect(file, head.AsSpan(0, count));
    }

    private static SniffedMedia? Inspect(FileStream file, ReadOnlySpan<byte> head) => MediaSniffer.Sniff(head) switch
    {
        { MimeType: FileTypes.Zip } zip => ZipContent.TypeOf(file, head) is { } type ? new SniffedMedia(type) : zip,
        { MimeType: FileTypes.Ole } ole => OleContent.TypeOf(file, head) is { } type ? new SniffedMedia(type) : ole,
        null when IsText(head) => new SniffedMedia(FileTypes.Text)
        {
            IsMarkup = head.StartsWith("{\\rtf"u8) || head.TrimStart("\uFEFF \t\r\n"u8).StartsWith("<"u8),
        },
        var sniffed => sniffed,
    };

    /// <summary>
    /// Whether bytes are text: UTF-16 and UTF-32 with their mark, else bytes without control characters, which all encodings of text
    /// share.
    /// </summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.Length == 0) return false;
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..]) return true;
        foreach (var value in head)
        {
            if (value < 0x20 ? value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1A or 0x1B) : value == 0x7F) return false;
        }

        // Not UTF-8: most of a text in an old encoding is ASCII all the same, or the file is long enough to tell.
        return Utf8.IsValid(Whole(head)) || head.Length >= MinOldText || CountAscii(head) * 2 >= head.Length;
    }

    /// <summary>Without a character that the end of the piece cuts.</summary>
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> head)
    {
        for (var back = 1; back <= 3 && back <= head.Length; back++)
        {
            var value = head[^back];
            if (value < 0x80) return head;
            if (value >= 0xC0) return head.Length == HeadBytes ? head[..^back] : head;
        }

        return head;
    }

    private static int CountAscii(ReadOnlySpan<byte> head)
    {
        var count = 0;
        foreach (var value in head) count += value < 0x80 ? 1 : 0;
        return count;
    }
}
