using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Runs ffmpeg: a few at a time, each within a time limit.</summary>
internal sealed partial class Ffmpeg(IOptions<WhatsAppCloudOptions> options, TimeProvider time, ILogger<Ffmpeg> logger) : IDisposable
{
    private const int AtOnce = 2;

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _slots = new(AtOnce, AtOnce);

    public enum Outcome
    {
        Done,
        NotInstalled,
        TooSlow,
        Failed,
    }

    public void Dispose() => _slots.Dispose();

    /// <summary>
    /// Converts a file. The input format is named and not guessed: a playlist disguised as media could make ffmpeg read other files.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="mimeType">Its type, for the log.</param>
    /// <param name="input">How to read it, with <c>-f</c>.</param>
    /// <param name="target">The new file, which exists only after <see cref="Outcome.Done"/>.</param>
    /// <param name="output">What to make of it.</param>
    /// <param name="ct">Stops the program.</param>
    public async Task<Outcome> RunAsync(
        string path, string mimeType, IEnumerable<string> input, string target, IEnumerable<string> output, CancellationToken ct)
    {
        await _slots.WaitAsync(ct);
        try
        {
            using var process = new Process
            {
                StartInfo = new ProcessStartInfo(
                    options.Value.FfmpegPath,
                    ["-nostdin", "-v", "error", "-protocol_whitelist", "file", .. input, "-i", path, .. output, "-y", target])
                {
                    RedirectStandardError = true,
                    UseShellExecute = false,
                },
            };
            return await RunAsync(process, mimeType, target, ct);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<Outcome> RunAsync(Process process, string mimeType, string target, CancellationToken ct)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return Outcome.NotInstalled;
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
            return Outcome.TooSlow;
        }

        if (process.ExitCode == 0 && File.Exists(target)) return Outcome.Done;
        Log.Failed(logger, mimeType, process.ExitCode);
        File.Delete(target);
        return Outcome.Failed;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Failed, LogLevel.Information, "ffmpeg could not convert a file of type {MimeType}, exit code {ExitCode}")]
        public static partial void Failed(ILogger logger, string mimeType, int exitCode);
    }
}
