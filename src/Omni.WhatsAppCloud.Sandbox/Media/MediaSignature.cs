namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>Recognises files by their first bytes. What has no signature, such as text, is taken for what it is said to be.</summary>
internal static class MediaSignature
{
    public const int Length = 16;

    private const string Jpeg = "image/jpeg", Png = "image/png", Gif = "image/gif", Pdf = "application/pdf",
        Program = "application/x-msdownload";

    /// <summary>Returns null when the bytes may be of the type, else the type that they are.</summary>
    public static string? Contradiction(ReadOnlySpan<byte> start, string mimeType) =>
        TypesOf(start) is { Count: > 0 } types && !types.Contains(mimeType) ? types[0] : null;

    private static IReadOnlyList<string> TypesOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => [Jpeg],
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => [Png],
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => [Gif],
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => [Pdf],
        [(byte)'M', (byte)'Z', _, 0, ..] => [Program],
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ["image/webp"],
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => ["video/mp4", "video/3gpp", "audio/mp4"],
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => ["audio/ogg", "audio/opus"],
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => ["audio/amr"],
        _ => [],
    };
}
