namespace Omni.Contract.Instances;

/// <summary>A statement of a channel's server that holds back messages of an instance.</summary>
public sealed record InstanceHold
{
    /// <summary>What it is about, in the channel's terms, such as <c>RESTRICTED_UTILITY_TEMPLATES</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>When the channel said so.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it ends by itself; null when it is not known.</summary>
    public DateTimeOffset? Until { get; init; }
}
