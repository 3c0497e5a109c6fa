namespace Omni.Contract.Instances;

/// <summary>How many users an instance may write to first. On WhatsApp all numbers of a portfolio share it.</summary>
public sealed record MessagingLimit
{
    /// <summary>The limit in the channel's own words, such as <c>TIER_2K</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Users in 24 hours; null when there is no limit, or when the channel's words do not say.</summary>
    public long? UsersPerDay { get; init; }
}
