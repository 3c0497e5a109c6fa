using System.Text.Json;
using Omni.Channels.Sdk.Events;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// The deduplication key of a notice, which has no id: the field, the time of the entry and the content. When Meta repeats a webhook,
/// it keeps the original time.
/// </summary>
/// <param name="Text">The key.</param>
/// <param name="Earlier">The key of versions that did not include the time; null when the entry has no time.</param>
internal sealed record NoticeKey(string Text, EarlierKey? Earlier)
{
    /// <summary>The tolerated difference of clocks: otherwise an event cannot be stored before Meta reported it.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch + ClockDifference;

    /// <param name="field">The field, as written in the event's name.</param>
    /// <param name="time">The entry's time as digits; null when it has none: then the content alone counts.</param>
    /// <param name="value">The content.</param>
    public static NoticeKey Of(string field, string? time, JsonElement value)
    {
        var hash = ContentHash.Of(value);
        var withoutTime = $"{field}|{hash}";
        if (time is null) return new NoticeKey(withoutTime, Earlier: null);
        var storedSince = UnixTime.ReadSeconds(time) is { } issued && issued > Earliest
            ? issued - ClockDifference
            : DateTimeOffset.UnixEpoch;
        return new NoticeKey($"{field}|{time}|{hash}", new EarlierKey(withoutTime, storedSince));
    }

    public EventFacts ToFacts() => new() { UniqueKey = Text, EarlierKey = Earlier };

    /// <summary>Returns the key of another event of the same notice.</summary>
    /// <param name="prefix">Distinguishes the events.</param>
    /// <param name="earlierPrefix">The prefix that an earlier version used for the same notice.</param>
    public NoticeKey For(string prefix, string earlierPrefix) =>
        new($"{prefix}|{Text}", Earlier is null ? null : Earlier with { Key = $"{earlierPrefix}|{Earlier.Key}" });
}
