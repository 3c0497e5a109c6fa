namespace Omni.Api.Http;

/// <summary>
/// Reads the bytes of requests before anybody has proved who sends them: never more than so many of one, nor of all large
/// ones together. Memory is taken as the bytes come, not as they are announced.
/// </summary>
internal sealed class BodyReader
{
    /// <summary>Not counted: the number of connections bounds them.</summary>
    private const int Small = 16 * 1024;

    private long _large;

    /// <summary>What the large ones that are being read have taken.</summary>
    public long LargeBytes => Interlocked.Read(ref _large);

    /// <summary>How the reading of a body ended.</summary>
    public enum Reading
    {
        Read,
        TooLarge,

        /// <summary>Others are being read, and together they would be more than may be.</summary>
        NoRoom,
    }

    /// <summary>The bytes, when they are at most <paramref name="maxBytes"/> and those of all large bodies at most <paramref name="maxTogether"/>.</summary>
    public async Task<(Reading Reading, ReadOnlyMemory<byte> Body)> ReadAsync(HttpRequest request, int maxBytes, long maxTogether)
    {
        if (request.ContentLength > maxBytes) return (Reading.TooLarge, default);

        // One byte more than promised, so that the end is seen without growing.
        var buffer = new byte[Math.Min(request.ContentLength + 1 ?? Small, Small)];
        var (count, taken) = (0, 0);
        try
        {
            while (await request.Body.ReadAsync(buffer.AsMemory(count), request.HttpContext.RequestAborted) is var read && read > 0)
            {
                count += read;
                if (count > maxBytes) return (Reading.TooLarge, default);
                if (count < buffer.Length) continue;
                var length = Math.Min(buffer.Length * 2, maxBytes + 1);
                if (!TryTake(length - taken, maxTogether)) return (Reading.NoRoom, default);
                taken = length;
                Array.Resize(ref buffer, length);
            }

            return (Reading.Read, buffer.AsMemory(0, count));
        }
        finally
        {
            Interlocked.Add(ref _large, -taken);
        }
    }

    private bool TryTake(int bytes, long maxTogether)
    {
        if (Interlocked.Add(ref _large, bytes) <= maxTogether) return true;
        Interlocked.Add(ref _large, -bytes);
        return false;
    }
}
