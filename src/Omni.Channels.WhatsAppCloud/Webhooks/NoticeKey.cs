using System.Text.Json;
using Omni.Channels.Sdk.Events;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// What makes two notices the same that Meta gives no id: the field, the time of the entry and the content. Meta's repeat of a webhook
/// has the time of the first one.
/// </summary>
/// <param name="Text">The key.</param>
/// <param name="Earlier">The key of versions that left the time out; null when the entry has none.</param>
internal sealed record NoticeKey(string Text, EarlierKey? Earlier)
{
    /// <summary>An event cannot have been stored before Meta told of it, but for clocks that differ.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch + ClockDifference;

    /// <param name="field">The field, as it stands in the event's name.</param>
    /// <param name="time">The entry's time as digits; null when it has none: then the content alone counts.</param>
    /// <param name="value">The content.</param>
    public static NoticeKey Of(string field, string? time, JsonElement value)
    {
        var hash = ContentHash.Of(value);
        var withoutTime = $"{field}|{hash}";
        if (time is null) return new NoticeKey(withoutTime, Earlier: null);
        var storedSince = UnixTime.ReadSeconds(time) is { } told && told > Earliest ? told - ClockDifference : DateTimeOffset.UnixEpoch;
        return new NoticeKey($"{field}|{time}|{hash}", new EarlierKey(withoutTime, storedSince));
    }

    /// <summary>The key of another event that the same notice becomes.</summary>
    /// <param name="prefix">Tells the events apart.</param>
    /// <param name="earlierPrefix">What an earlier version stored for the same notice.</param>
    public NoticeKey For(string prefix, string earlierPrefix) =>
        new($"{prefix}|{Text}", Earlier is null ? null : Earlier with { Key = $"{earlierPrefix}|{Earlier.Key}" });
}
