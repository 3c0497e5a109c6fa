using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Converts audio to OGG/Opus mono, the only format that WhatsApp shows as a voice note. Requires ffmpeg.</summary>
internal sealed partial class VoiceConverter(
    IOptions<WhatsAppCloudOptions> options, TimeProvider time, ILogger<VoiceConverter> logger) : IDisposable
{
    private const int AtOnce = 2;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Pass the input format to ffmpeg instead of letting it guess: a playlist disguised as audio could make it read other files.
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

    private readonly SemaphoreSlim _slots = new(AtOnce, AtOnce);

    public void Dispose() => _slots.Dispose();

    public static bool CanRead(string mimeType) => InputFormats.ContainsKey(mimeType);

    /// <summary>Returns the new file, or the reason of the failure.</summary>
    public async Task<(string? Path, string? Fault)> ConvertAsync(string path, string mimeType, CancellationToken ct)
    {
        await _slots.WaitAsync(ct);
        try
        {
            return await RunAsync(path, mimeType, ct);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<(string? Path, string? Fault)> RunAsync(string path, string mimeType, CancellationToken ct)
    {
        var target = Path.ChangeExtension(path, ".voice.ogg");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(options.Value.FfmpegPath)
            {
                ArgumentList =
                {
                    "-nostdin", "-v", "error", "-protocol_whitelist", "file", "-f", InputFormats[mimeType], "-i", path,
                    "-map", "0:a:0", "-vn", "-ac", "1", "-ar", "48000", "-c:a", "libopus", "-b:a", "32k", "-f", "ogg", "-y", target,
                },
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return (null,
                $"A voice note must be OGG/Opus mono. This file is {mimeType}, and ffmpeg, which would convert it, "
                + "is not installed (WhatsAppCloud:FfmpegPath)");
        }

        using var timeout = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            // Read ffmpeg's output so that it does not block. Do not log it: it can quote the file.
            await Task.WhenAll(process.StandardError.ReadToEndAsync(either.Token), process.WaitForExitAsync(either.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            File.Delete(target);
            ct.ThrowIfCancellationRequested();
            return (null, $"ffmpeg did not convert the file within {Limit.TotalSeconds:0} s");
        }

        if (process.ExitCode == 0 && File.Exists(target)) return (target, null);
        Log.Failed(logger, mimeType, process.ExitCode);
        File.Delete(target);
        return (null, $"The file could not be converted to OGG/Opus: it is damaged, or holds no audio that ffmpeg can read ({mimeType})");
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Failed, LogLevel.Information, "ffmpeg could not convert {MimeType} to a voice note, exit code {ExitCode}")]
        public static partial void Failed(ILogger logger, string mimeType, int exitCode);
    }
}
