namespace Omni.Client.Instances;

/// <summary>How far it is with erasing a person.</summary>
public sealed record Erasure
{
    /// <summary>The id, to look again.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>running</c>, <c>waiting</c> for the outcome of messages that were leaving, or <c>done</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who, masked.</summary>
    public required string Contact { get; init; }

    /// <summary>What is gone, by instance.</summary>
    public required IReadOnlyList<ErasureOfInstance> Instances { get; init; }

    /// <summary>The name of the key that asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When everything was gone; null before.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
