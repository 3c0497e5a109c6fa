namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Converts audio to OGG/Opus mono, the only format that WhatsApp shows as a voice note. Requires ffmpeg.</summary>
internal sealed class VoiceConverter(Ffmpeg ffmpeg)
{
    private static readonly Dictionary<string, string> InputFormats = new(StringComparer.Ordinal)
    {
        ["audio/mpeg"] = "mp3",
        ["audio/aac"] = "aac",
        ["audio/amr"] = "amr",
        ["audio/mp4"] = "mov",
        ["video/mp4"] = "mov",
        ["video/3gpp"] = "mov",
        ["audio/ogg"] = "ogg",
        ["audio/wav"] = "wav",
        ["audio/flac"] = "flac",
        ["video/webm"] = "matroska",
    };

    private static readonly string[] Output =
        ["-map", "0:a:0", "-vn", "-ac", "1", "-ar", "48000", "-c:a", "libopus", "-b:a", "32k", "-f", "ogg"];

    public static bool CanRead(string mimeType) => InputFormats.ContainsKey(mimeType);

    /// <summary>Returns the new file, or the reason of the failure.</summary>
    public async Task<(string? Path, string? Fault)> ConvertAsync(string path, string mimeType, CancellationToken ct)
    {
        var target = Path.ChangeExtension(path, ".voice.ogg");
        return await ffmpeg.RunAsync(path, mimeType, ["-f", InputFormats[mimeType]], target, Output, ct) switch
        {
            Ffmpeg.Outcome.Done => (target, null),
            Ffmpeg.Outcome.NotInstalled => (null,
                $"A voice note must be OGG/Opus mono. This file is {mimeType}, and ffmpeg, which would convert it, "
                + "is not installed (WhatsAppCloud:FfmpegPath)"),
            Ffmpeg.Outcome.TooSlow => (null, $"ffmpeg did not convert the file within {Ffmpeg.Limit.TotalSeconds:0} s"),
            _ => (null,
                $"The file could not be converted to OGG/Opus: it is damaged, or holds no audio that ffmpeg can read ({mimeType})"),
        };
    }
}
