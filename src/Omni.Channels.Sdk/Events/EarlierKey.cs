namespace Omni.Channels.Sdk.Events;

/// <summary>The unique key that an earlier version gave to an event, so that a repeat is recognised after an upgrade.</summary>
/// <param name="Key">The key of the earlier version.</param>
/// <param name="StoredSince">An event that was stored under the key before this time is another one.</param>
public sealed record EarlierKey(string Key, DateTimeOffset StoredSince);
