namespace Omni.Api.Storage;

/// <summary>Builds the paths of media in the store: <c>{instanceId}/{yyyy-MM}/{messageId}.{ext}</c>.</summary>
internal static class MediaPath
{
    private const string Unknown = "bin";
    private const int MaxExtension = 8;

    private static readonly Dictionary<string, string> Extensions = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = "jpg",
        ["image/png"] = "png",
        ["image/webp"] = "webp",
        ["image/gif"] = "gif",
        ["video/mp4"] = "mp4",
        ["video/3gpp"] = "3gp",
        ["video/quicktime"] = "mov",
        ["video/webm"] = "webm",
        ["audio/ogg"] = "ogg",
        ["audio/mpeg"] = "mp3",
        ["audio/mp4"] = "m4a",
        ["audio/aac"] = "aac",
        ["audio/amr"] = "amr",
        ["audio/wav"] = "wav",
        ["application/pdf"] = "pdf",
        ["application/zip"] = "zip",
        ["application/json"] = "json",
        ["application/xml"] = "xml",
        ["text/plain"] = "txt",
        ["text/csv"] = "csv",
        ["text/html"] = "html",
        ["application/msword"] = "doc",
        ["application/vnd.ms-excel"] = "xls",
        ["application/vnd.ms-powerpoint"] = "ppt",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = "docx",
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = "xlsx",
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = "pptx",
    };

    /// <summary>The path of a message's media. The file's own extension is kept where its type implies none.</summary>
    public static string Of(Guid instanceId, Guid messageId, long atUnixMs, string? mimeType, string? filename)
    {
        var month = DateTimeOffset.FromUnixTimeMilliseconds(atUnixMs);
        return $"{instanceId:D}/{month:yyyy-MM}/{messageId:D}.{ExtensionOf(mimeType, filename)}";
    }

    /// <summary>The message of a path; null when the path has another form.</summary>
    public static Guid? MessageOf(string path) =>
        path.Split('/') is [_, _, var file] && Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "D", out var id) ? id : null;

    private static string ExtensionOf(string? mimeType, string? filename)
    {
        var type = mimeType?.Split(';')[0].Trim().ToLowerInvariant();
        if (type is not null && Extensions.TryGetValue(type, out var known)) return known;
        var own = Path.GetExtension(filename ?? "").TrimStart('.').ToLowerInvariant();
        return own.Length is > 0 and <= MaxExtension && own.All(char.IsAsciiLetterOrDigit) ? own : Unknown;
    }
}
