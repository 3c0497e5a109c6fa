using System.Globalization;

namespace Omni.Api.Foundation.Http;

/// <summary>Times in bodies: ISO 8601 with an offset.</summary>
internal static class IsoTime
{
    /// <summary>A time with its offset; a time of nowhere is none.</summary>
    public static bool TryRead(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out time)
        && (text!.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal));
}
