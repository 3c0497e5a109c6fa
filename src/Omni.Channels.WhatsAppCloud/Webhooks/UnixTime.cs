using System.Globalization;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Meta's times: seconds since 1970, written as text.</summary>
internal static class UnixTime
{
    /// <summary>Returns the time; null when the text is invalid (or beyond the year 9999).</summary>
    public static DateTimeOffset? ReadSeconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
