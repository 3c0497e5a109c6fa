namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>Meta's media types. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types</summary>
internal static class MediaTypes
{
    private const long Megabyte = 1024 * 1024;

    private static readonly Dictionary<string, long> Known = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = 5 * Megabyte,
        ["image/png"] = 5 * Megabyte,
        ["image/webp"] = 500 * 1024,
        ["video/mp4"] = 16 * Megabyte,
        ["video/3gpp"] = 16 * Megabyte,
        ["audio/aac"] = 16 * Megabyte,
        ["audio/amr"] = 16 * Megabyte,
        ["audio/mpeg"] = 16 * Megabyte,
        ["audio/mp4"] = 16 * Megabyte,
        ["audio/ogg"] = 16 * Megabyte,
        ["audio/opus"] = 16 * Megabyte,
        ["application/vnd.ms-powerpoint"] = 100 * Megabyte,
        ["application/msword"] = 100 * Megabyte,
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = 100 * Megabyte,
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = 100 * Megabyte,
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = 100 * Megabyte,
        ["application/pdf"] = 100 * Megabyte,
        ["text/plain"] = 100 * Megabyte,
        ["application/vnd.ms-excel"] = 100 * Megabyte,
    };

    /// <summary>The types of which an upload is accepted, as Meta's error lists them.</summary>
    public static string Uploads { get; } = string.Join(", ", Known.Keys);

    /// <summary>Whether an upload of a type is accepted.</summary>
    public static bool IsUploadable(string mimeType) => Known.ContainsKey(Plain(mimeType));

    /// <summary>Returns the maximum size of a type in bytes. What customers send can have any type.</summary>
    public static long MaxBytes(string mimeType) => Known.GetValueOrDefault(Plain(mimeType), 100 * Megabyte);

    /// <summary>Whether media of this type can be sent as this kind.</summary>
    public static bool Takes(string kind, string mimeType) => kind switch
    {
        "image" => Plain(mimeType) is "image/jpeg" or "image/png",
        "video" => Plain(mimeType) is "video/mp4" or "video/3gpp",
        "audio" => Plain(mimeType).StartsWith("audio/", StringComparison.Ordinal),
        "sticker" => Plain(mimeType) == "image/webp",
        _ => true,
    };

    /// <summary>Whether both name the same type, whatever their parameters.</summary>
    public static bool AreSame(string one, string other) => Plain(one) == Plain(other);

    /// <summary>Returns a type without parameters, in lower case.</summary>
    public static string Plain(string mimeType) => mimeType.Split(';')[0].Trim().ToLowerInvariant();
}
