namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>The types of files by the extensions of their names.</summary>
internal static class FileTypes
{
    public const string Unknown = "application/octet-stream", Text = "text/plain", Zip = "application/zip",
        Ole = "application/x-ole-storage", Pdf = "application/pdf", Doc = "application/msword",
        Xls = "application/vnd.ms-excel", Ppt = "application/vnd.ms-powerpoint",
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <summary>Extensions that say nothing about a file.</summary>
    private static readonly string[] Generic = ["bin", "blob", "dat", "file", "tmp", "unknown"];

    /// <summary>Types that clients state when they do not know the type.</summary>
    private static readonly string[] Untold =
    [
        Unknown, "binary/octet-stream", "application/binary", "application/download", "application/force-download", "application/x-binary",
        "application/x-download", "application/unknown", "application/zip", "application/x-zip", "application/x-zip-compressed",
        "application/x-compressed", "application/cdfv2", Ole,
    ];

    /// <summary>The first extension of a type is the one that a file without a name gets.</summary>
    private static readonly (string Type, string[] Extensions)[] Known =
    [
        (Pdf, ["pdf"]), (Docx, ["docx"]), (Xlsx, ["xlsx"]), (Pptx, ["pptx"]), (Doc, ["doc", "dot"]), (Xls, ["xls", "xlt"]),
        (Ppt, ["ppt", "pps", "pot"]),
        ("application/vnd.ms-word.document.macroenabled.12", ["docm"]), ("application/vnd.ms-excel.sheet.macroenabled.12", ["xlsm"]),
        ("application/vnd.ms-excel.sheet.binary.macroenabled.12", ["xlsb"]),
        ("application/vnd.ms-powerpoint.presentation.macroenabled.12", ["pptm"]),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template", ["dotx"]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.template", ["xltx"]),
        ("application/vnd.openxmlformats-officedocument.presentationml.template", ["potx"]),
        ("application/vnd.openxmlformats-officedocument.presentationml.slideshow", ["ppsx"]),
        ("application/vnd.oasis.opendocument.text", ["odt"]), ("application/vnd.oasis.opendocument.spreadsheet", ["ods"]),
        ("application/vnd.oasis.opendocument.presentation", ["odp"]), ("application/vnd.oasis.opendocument.graphics", ["odg"]),
        ("application/epub+zip", ["epub"]), ("application/java-archive", ["jar"]), ("application/vnd.android.package-archive", ["apk"]),
        ("application/vnd.ms-outlook", ["msg"]), ("application/vnd.visio", ["vsd"]),
        (Zip, ["zip"]), ("application/vnd.rar", ["rar"]), ("application/x-7z-compressed", ["7z"]), ("application/gzip", ["gz", "tgz"]),
        ("application/x-msdownload", ["exe", "dll", "msi"]),
        ("image/jpeg", ["jpg", "jpeg", "jpe", "jfif"]), ("image/png", ["png"]), ("image/webp", ["webp"]), ("image/gif", ["gif"]),
        ("image/bmp", ["bmp", "dib"]), ("image/tiff", ["tiff", "tif"]), ("image/heic", ["heic", "heif"]), ("image/avif", ["avif"]),
        ("image/jxl", ["jxl"]), ("image/x-icon", ["ico"]),
        ("video/mp4", ["mp4", "m4v"]), ("video/3gpp", ["3gp", "3gpp", "3g2"]), ("video/quicktime", ["mov", "qt"]),
        ("video/webm", ["webm", "mkv"]), ("video/x-msvideo", ["avi"]),
        ("audio/ogg", ["ogg", "oga", "opus"]), ("audio/mpeg", ["mp3"]), ("audio/mp4", ["m4a", "m4b", "mp4"]), ("audio/aac", ["aac"]),
        ("audio/amr", ["amr"]), ("audio/wav", ["wav"]), ("audio/flac", ["flac"]),
    ];

    /// <summary>Types of text whose names do not begin with <c>text/</c>.</summary>
    private static readonly string[] Texts =
    [
        "application/csv", "application/ics", "application/javascript", "application/json", "application/ndjson", "application/rtf",
        "application/sql", "application/toml", "application/x-javascript", "application/x-ndjson", "application/x-sh", "application/x-yaml",
        "application/xhtml+xml", "application/xml", "application/yaml", "message/rfc822", "image/svg+xml",
    ];

    private static readonly string[] TextExtensions =
    [
        "txt", "text", "csv", "tsv", "log", "json", "jsonl", "ndjson", "xml", "yaml", "yml", "ics", "vcf", "md", "html", "htm", "css", "js",
        "ts", "sql", "ini", "conf", "cfg", "toml", "properties", "rtf", "svg", "eml", "srt", "vtt", "sh", "bat", "ps1", "py", "cs", "java",
    ];

    private static readonly Dictionary<string, string> ByExtension = Known
        .SelectMany(known => known.Extensions.Select(extension => (extension, known.Type)))
        .Concat(TextExtensions.Select(extension => (extension, Type: Text)))
        .DistinctBy(pair => pair.extension).ToDictionary(pair => pair.extension, pair => pair.Type, StringComparer.Ordinal);

    /// <summary>Returns the type of a name; null when its extension does not tell.</summary>
    public static string? OfName(string? name) => ByExtension.GetValueOrDefault(ExtensionOf(name));

    /// <summary>Whether a stated type says what the file is.</summary>
    public static bool IsTold(string? type) => type is { Length: > 0 } && !Untold.Contains(type);

    /// <summary>Whether a type is text, whatever its form.</summary>
    public static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal) || Texts.Contains(type)
        || type.EndsWith("+json", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal);

    /// <summary>Whether a type is a zip archive with a known content.</summary>
    public static bool IsZipBased(string type) => type is Docx or Xlsx or Pptx or "application/epub+zip" or "application/java-archive"
        or "application/vnd.android.package-archive"
        || type.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal)
        || type.StartsWith("application/vnd.openxmlformats-officedocument.", StringComparison.Ordinal)
        || type.EndsWith(".macroenabled.12", StringComparison.Ordinal);

    /// <summary>Whether a type is a compound file: of old Office programs, or encrypted by new ones.</summary>
    public static bool IsOleBased(string type) =>
        type is Doc or Xls or Ppt or Docx or Xlsx or Pptx or "application/vnd.ms-outlook" or "application/vnd.visio";

    /// <summary>Returns the extensions of a type, the usual one first; empty when none is known.</summary>
    public static IReadOnlyList<string> ExtensionsOf(string type) =>
        type == Text ? ["txt"] : Known.FirstOrDefault(known => known.Type == type).Extensions ?? [];

    /// <summary>Whether an extension names the type of a file, and may be replaced when the bytes are of another.</summary>
    public static bool IsReplaceable(string extension) => Generic.Contains(extension) || ByExtension.ContainsKey(extension);

    /// <summary>The extension of a name in lower case, without its dot; empty when there is none.</summary>
    public static string ExtensionOf(string? name) => Path.GetExtension(name ?? "").TrimStart('.').ToLowerInvariant();
}
