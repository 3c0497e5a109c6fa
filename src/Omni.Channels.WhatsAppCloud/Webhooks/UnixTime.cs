using System.Globalization;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Meta's times: seconds since 1970, written as text or as a number.</summary>
internal static class UnixTime
{
    private const long MillisecondsPerSecond = 1000;

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Returns the time; null when the text is invalid (or beyond the year 9999). A fraction of a second is dropped.</summary>
    public static DateTimeOffset? ReadSeconds(string? text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite
                | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) || number < 0)
        {
            return null;
        }

        // Beyond the year 9999 the number is of milliseconds.
        var seconds = number > LastSecond ? number / MillisecondsPerSecond : number;
        return seconds <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
    }
}
