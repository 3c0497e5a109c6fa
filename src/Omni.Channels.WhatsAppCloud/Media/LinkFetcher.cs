using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Network;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Downloads a caller's link to a local file. Only public addresses are allowed, and the size is limited.</summary>
internal sealed class LinkFetcher(MediaHttp http, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static bool LooksLikeOpus(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && Path.GetExtension(uri.AbsolutePath).ToLowerInvariant() is ".ogg" or ".opus" or ".oga";

    /// <summary>Returns the file, which the caller deletes, or the reason of the failure.</summary>
    public async Task<(LocalFile? File, string? Fault)> FetchAsync(string url, long maxBytes, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var path = Path.Combine(Path.GetTempPath(), $"omni-link-{Path.GetRandomFileName()}");
        LocalFile? fetched = null;
        try
        {
            using var response = await http.GetAsync(new Uri(url), on: null, either.Token);
            if (!response.IsSuccessStatusCode) return (null, $"answered {(int)response.StatusCode}");
            await using var source = await response.Content.ReadAsStreamAsync(either.Token);
            long size;
            await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                size = await CopyAsync(source, target, maxBytes, either.Token);
            if (size > maxBytes) return (null, $"leads to more than {maxBytes:N0} bytes");
            fetched = new LocalFile(path, size, response.Content.Headers.ContentType?.MediaType);
            return (fetched, null);
        }
        catch (Exception e) when (PrivateAddressException.Behind(e) is { } refused)
        {
            return (null, $"is refused: {refused.Message}");
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is HttpRequestException or IOException or OperationCanceledException)
        {
            return (null, "could not be fetched");
        }
        finally
        {
            if (fetched is null) File.Delete(path);
        }
    }

    /// <summary>Returns the number of bytes copied, at most one more than allowed.</summary>
    private static async Task<long> CopyAsync(Stream source, FileStream target, long maxBytes, CancellationToken ct)
    {
        var buffer = new byte[81920];
        long total = 0;
        while (total <= maxBytes && await source.ReadAsync(buffer, ct) is var read && read > 0)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            total += read;
        }

        return total;
    }
}
