namespace Omni.Channels.Sdk.Abilities;

/// <summary>A group on a channel.</summary>
public sealed record ChannelGroup
{
    /// <summary>The channel's id of the group.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>How many are in it, when known.</summary>
    public int? MemberCount { get; init; }
}
