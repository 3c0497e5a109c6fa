namespace Omni.Contract.Erasures;

/// <summary>How far it is with erasing a person.</summary>
public sealed record ErasureStatus
{
    /// <summary>The id, to read it again.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>running</c>, <c>waiting</c> for the outcome of messages that were leaving, or <c>done</c>.</summary>
    public required string State { get; init; }

    /// <summary>The person's number or id, masked.</summary>
    public required string Contact { get; init; }

    /// <summary>What is gone, by instance; those that the key may see.</summary>
    public required IReadOnlyList<ErasureOfInstance> Instances { get; init; }

    /// <summary>The name of the key that asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When everything was gone; null before.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
