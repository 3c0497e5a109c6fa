namespace Omni.Contract.Erasures;

/// <summary>The progress of the erasure of a person.</summary>
public sealed record ErasureStatus
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>running</c>, <c>waiting</c> for the outcome of messages that were being sent, or <c>done</c>.</summary>
    [WordsOf(typeof(ErasureState))]
    public required string State { get; init; }

    /// <summary>The person's number or id, masked.</summary>
    public required string Contact { get; init; }

    /// <summary>The progress by instance; only instances that the key can access.</summary>
    public required IReadOnlyList<ErasureOfInstance> Instances { get; init; }

    /// <summary>The name of the key that requested it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was requested.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it completed; null until then.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
