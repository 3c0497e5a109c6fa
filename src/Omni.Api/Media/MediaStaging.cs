using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Omni.Api.Storage;

namespace Omni.Api.Media;

/// <summary>
/// Receives bytes from outside: streamed to disk, measured and hashed on the way, never entirely in memory. Leftovers of a crash are
/// removed at start.
/// </summary>
internal sealed class MediaStaging(DataDirectory data, IOptions<MediaOptions> options, TimeProvider time) : IHostedService
{
    private const int BufferBytes = 81_920;

    private readonly string _folder = data.Folder("staging");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Directory.GetFiles(_folder)) File.Delete(file);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The file, durable on disk; null when it exceeds the limit. A source without data for <see cref="MediaOptions.StallTimeout"/> causes
    /// a <see cref="TimeoutException"/>.
    /// </summary>
    public async Task<StagedFile?> StageAsync(Stream source, CancellationToken ct)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size;
            await using (var target = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    BufferSize = 0,
                    Options = FileOptions.Asynchronous,
                }))
            {
                size = await CopyAsync(source, target, hash, ct);
                target.Flush(flushToDisk: true);
            }

            if (size <= options.Value.MaxBytes) return new StagedFile(path, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
            File.Delete(path);
            return null;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>The hash of an existing file.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }

    private async Task<long> CopyAsync(Stream source, FileStream target, IncrementalHash hash, CancellationToken ct)
    {
        var buffer = new byte[BufferBytes];
        long total = 0;
        while (total <= options.Value.MaxBytes)
        {
            var read = await source.ReadAsync(buffer, ct).AsTask().WaitAsync(options.Value.StallTimeout, time, ct);
            if (read == 0) break;
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            total += read;
        }

        return total;
    }
}
