using System.Buffers.Binary;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Detects the type of a file from its first bytes: the declared type is not reliable.</summary>
internal static class MediaSniffer
{
    private const int MaxBrandBytes = 48, MaxOggStart = 512;

    /// <summary>Returns the detected type; null when it is not one of the types used here.</summary>
    public static SniffedMedia? Sniff(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => new("image/jpeg"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => new("image/png"),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => new("image/gif"),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, .. var riff] => SniffRiff(head, riff),
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => new("image/bmp"),
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => new("image/tiff"),
        [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => new("image/jxl"),
        [0, 0, 1, 0, _, 0, ..] => new("image/x-icon"),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] => new(TypeOfBrand(brand)),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => SniffOgg(head),
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2 or 0xE3 or 0xE2, ..] => new("audio/mpeg"),
        [0xFF, 0xF0 or 0xF1 or 0xF8 or 0xF9, ..] => new("audio/aac"),
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => new("audio/amr"),
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => new("audio/flac"),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => new("video/webm"),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => new(FileTypes.Pdf),
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => new(FileTypes.Zip),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => new(FileTypes.Ole),
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, ..] => new("application/vnd.rar"),
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => new("application/x-7z-compressed"),
        [0x1F, 0x8B, 8, ..] => new("application/gzip"),
        [(byte)'M', (byte)'Z', _, _, _, 0, ..] => new("application/x-msdownload"),
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => new("application/x-executable"),
        [0xEF, 0xBB, 0xBF, .. var rest] when rest.StartsWith("%PDF"u8) => new(FileTypes.Pdf),
        [(byte)' ' or (byte)'\r' or (byte)'\n', ..] when head.TrimStart(" \r\n\t"u8).StartsWith("%PDF-"u8) => new(FileTypes.Pdf),
        _ => null,
    };

    private static SniffedMedia? SniffRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> riff) =>
        riff.StartsWith("WEBP"u8) ? SniffWebP(head) : riff.StartsWith("WAVE"u8) ? new("audio/wav") : null;

    /// <summary>Maps the brand of an ISO media file. Common brands do not show whether the file is audio or video.</summary>
    private static string TypeOfBrand(ReadOnlySpan<byte> brand) => brand switch
    {
        [(byte)'M', (byte)'4', (byte)'A', ..] => "audio/mp4",
        [(byte)'3', (byte)'g', ..] => "video/3gpp",
        [(byte)'q', (byte)'t', ..] => "video/quicktime",
        [(byte)'a', (byte)'v', (byte)'i', ..] => "image/avif",
        [(byte)'m', (byte)'i' or (byte)'s', (byte)'f', (byte)'1', ..] when HasAvif(brand) => "image/avif",
        [(byte)'h', (byte)'e', (byte)'i', ..] or [(byte)'h', (byte)'e', (byte)'v', ..]
            or [(byte)'m', (byte)'i' or (byte)'s', (byte)'f', (byte)'1', ..] => "image/heic",
        _ => "video/mp4",
    };

    /// <summary>Whether the brands that follow the main one name AVIF.</summary>
    private static bool HasAvif(ReadOnlySpan<byte> brands) => brands[..Math.Min(brands.Length, MaxBrandBytes)].IndexOf("avif"u8) >= 0;

    /// <summary>
    /// The first packet of an Opus stream begins with <c>OpusHead</c>, a version and the
    /// number of channels. https://www.rfc-editor.org/rfc/rfc7845
    /// </summary>
    private static SniffedMedia SniffOgg(ReadOnlySpan<byte> head)
    {
        var opus = head[..Math.Min(head.Length, MaxOggStart)].IndexOf("OpusHead"u8);
        return new("audio/ogg") { IsOpus = opus >= 0, Channels = opus >= 0 && opus + 9 < head.Length ? head[opus + 9] : null };
    }

    /// <summary>Size and animation of a WebP image. https://developers.google.com/speed/webp/docs/riff_container</summary>
    private static SniffedMedia SniffWebP(ReadOnlySpan<byte> head)
    {
        var webp = new SniffedMedia("image/webp");
        if (head.Length < 30) return webp;
        var chunk = head[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return webp with
            {
                IsAnimated = (head[20] & 0x02) != 0,
                Width = 1 + ReadUInt24(head[24..]),
                Height = 1 + ReadUInt24(head[27..]),
            };
        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return webp with { Width = 1 + (int)(bits & 0x3FFF), Height = 1 + (int)((bits >> 14) & 0x3FFF) };
        }

        return chunk.SequenceEqual("VP8 "u8)
            ? webp with
            {
                Width = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF,
                Height = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF,
            }
            : webp;
    }

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
