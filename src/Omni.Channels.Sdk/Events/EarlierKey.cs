namespace Omni.Channels.Sdk.Events;

/// <summary>The unique key that an earlier version gave to an event. The host uses it to detect repeats after an upgrade.</summary>
/// <param name="Key">The key of the earlier version.</param>
/// <param name="StoredSince">An event stored under this key before this time is a different event.</param>
public sealed record EarlierKey(string Key, DateTimeOffset StoredSince);
