using System.Buffers.Binary;
using System.Text;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// Tells what a zip archive is by the names of its parts. Reads the list of parts only, and a bounded piece of it.
/// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
/// </summary>
internal static class ZipContent
{
    private const int MaxListBytes = 1024 * 1024, EndBytes = 22 + ushort.MaxValue, EntryBytes = 46;
    private const int LocalBytes = 30, MaxTypeName = 100;

    private static readonly byte[] End = [(byte)'P', (byte)'K', 5, 6], Entry = [(byte)'P', (byte)'K', 1, 2];

    /// <summary>Returns the type; null when the parts are those of no known kind of file.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="head">Its first bytes.</param>
    public static string? TypeOf(Stream file, ReadOnlySpan<byte> head) => StatedType(head) ?? TypeOf([.. NamesIn(file)]);

    private static string? TypeOf(HashSet<string> names)
    {
        var isOffice = names.Contains("[Content_Types].xml");
        if (names.Contains("word/document.xml")) return names.Contains("word/vbaProject.bin") ? Macro("word.document") : FileTypes.Docx;
        if (names.Contains("xl/workbook.xml")) return names.Contains("xl/vbaProject.bin") ? Macro("excel.sheet") : FileTypes.Xlsx;
        if (names.Contains("xl/workbook.bin")) return Macro("excel.sheet.binary");
        if (names.Contains("ppt/presentation.xml"))
            return names.Contains("ppt/vbaProject.bin") ? Macro("powerpoint.presentation") : FileTypes.Pptx;
        if (isOffice && names.Any(name => name.StartsWith("word/", StringComparison.Ordinal))) return FileTypes.Docx;
        if (isOffice && names.Any(name => name.StartsWith("xl/", StringComparison.Ordinal))) return FileTypes.Xlsx;
        if (isOffice && names.Any(name => name.StartsWith("ppt/", StringComparison.Ordinal))) return FileTypes.Pptx;
        if (names.Contains("AndroidManifest.xml")) return "application/vnd.android.package-archive";
        return names.Contains("META-INF/MANIFEST.MF") ? "application/java-archive" : null;
    }

    private static string Macro(string what) => $"application/vnd.ms-{what}.macroenabled.12";

    /// <summary>OpenDocument and EPUB state their type in a first part named <c>mimetype</c>, not compressed.</summary>
    private static string? StatedType(ReadOnlySpan<byte> head)
    {
        if (head.Length < LocalBytes || BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) != 8
            || !head[LocalBytes..].StartsWith("mimetype"u8))
        {
            return null;
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(head[18..]);
        var start = LocalBytes + 8 + BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        if (size is 0 or > MaxTypeName || start + size > head.Length) return null;
        var text = Encoding.ASCII.GetString(head.Slice(start, (int)size)).Trim();
        return text.StartsWith("application/", StringComparison.Ordinal) ? text.ToLowerInvariant() : null;
    }

    /// <summary>The names in the archive's list of parts; none when it has no list that can be read.</summary>
    private static IEnumerable<string> NamesIn(Stream file)
    {
        var tail = ReadAt(file, Math.Max(0, file.Length - EndBytes), EndBytes);
        var end = tail.AsSpan().LastIndexOf(End);
        if (end < 0 || tail.Length - end < 22) yield break;
        var (length, start) = (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12)),
            BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)));
        if (start >= file.Length) yield break;
        var list = ReadAt(file, start, (int)Math.Min(length, MaxListBytes));
        for (var at = 0; at + EntryBytes <= list.Length && list.AsSpan(at).StartsWith(Entry);)
        {
            var (name, extra, comment) = (BinaryPrimitives.ReadUInt16LittleEndian(list.AsSpan(at + 28)),
                BinaryPrimitives.ReadUInt16LittleEndian(list.AsSpan(at + 30)),
                BinaryPrimitives.ReadUInt16LittleEndian(list.AsSpan(at + 32)));
            if (at + EntryBytes + name > list.Length) yield break;
            yield return Encoding.UTF8.GetString(list, at + EntryBytes, name).Replace('\\', '/');
            at += EntryBytes + name + extra + comment;
        }
    }

    private static byte[] ReadAt(Stream file, long position, int count)
    {
        file.Position = position;
        var bytes = new byte[count];
        return bytes[..file.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
    }
}
