namespace Omni.Channels.Sdk.Abilities;

/// <summary>A group on a channel.</summary>
public sealed record ChannelGroup
{
    /// <summary>The channel's id of the group.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The display name; null when the channel gives none.</summary>
    public string? Name { get; init; }

    /// <summary>The group's description; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The number of members; null when unknown.</summary>
    public int? MemberCount { get; init; }
}
