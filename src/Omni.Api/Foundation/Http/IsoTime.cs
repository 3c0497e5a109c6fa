using System.Globalization;

namespace Omni.Api.Foundation.Http;

/// <summary>Times in bodies: ISO 8601 with an offset.</summary>
internal static class IsoTime
{
    /// <summary>Reads a time with its offset. A time without an offset is not accepted.</summary>
    public static bool TryRead(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out time)
        && (text!.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal));
}
