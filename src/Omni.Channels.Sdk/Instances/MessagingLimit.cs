namespace Omni.Channels.Sdk.Instances;

/// <summary>How many users an instance may write to first.</summary>
/// <param name="Name">The limit in the channel's own words, such as <c>TIER_2K</c>.</param>
/// <param name="UsersPerDay">Users in 24 hours; null when there is no limit, or when the channel's words do not say.</param>
public sealed record MessagingLimit(string Name, long? UsersPerDay);
