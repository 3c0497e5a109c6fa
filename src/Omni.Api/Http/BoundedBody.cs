namespace Omni.Api.Http;

/// <summary>Reads a request's bytes, but never more than so many.</summary>
internal static class BoundedBody
{
    private const int FirstGuess = 8 * 1024;

    /// <summary>The bytes, or null when there are more than <paramref name="maxBytes"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes)
    {
        if (request.ContentLength > maxBytes) return null;

        // One byte more than promised, so that the end is seen without growing.
        var buffer = new byte[request.ContentLength is { } length ? (int)length + 1 : FirstGuess];
        var count = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(count), request.HttpContext.RequestAborted) is var read && read > 0)
        {
            count += read;
            if (count > maxBytes) return null;
            if (count == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 2, maxBytes + 1));
        }

        return buffer.AsMemory(0, count);
    }
}
