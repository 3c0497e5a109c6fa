using System.Buffers.Binary;
using System.Text;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// Tells which old Office program wrote a compound file, by the streams in its directory.
/// https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb
/// </summary>
internal static class OleContent
{
    private const int HeaderBytes = 512, EntryBytes = 128, MaxDirectoryBytes = 16 * 1024;

    /// <summary>Returns the type; null when the directory names no known stream.</summary>
    public static string? TypeOf(Stream file, ReadOnlySpan<byte> head)
    {
        if (head.Length < HeaderBytes) return null;
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(head[30..]);
        if (shift is not (9 or 12)) return null;
        file.Position = (1L + BinaryPrimitives.ReadUInt32LittleEndian(head[48..])) << shift;
        var bytes = new byte[MaxDirectoryBytes];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        for (var at = 0; at + EntryBytes <= count; at += EntryBytes)
        {
            // The length counts the NUL at the end.
            var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 64));
            if (length is < 4 or > 64) continue;
            switch (Encoding.Unicode.GetString(bytes, at, length - 2))
            {
                case "WordDocument": return FileTypes.Doc;
                case "Workbook" or "Book": return FileTypes.Xls;
                case "PowerPoint Document": return FileTypes.Ppt;
                case "__properties_version1.0": return "application/vnd.ms-outlook";
                case "VisioDocument": return "application/vnd.visio";
            }
        }

        return null;
    }
}
