namespace Omni.Contract.Erasures;

/// <summary>The progress of an erasure on one instance.</summary>
public sealed record ErasureOfInstance
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>One of <c>running</c>, <c>waiting</c> or <c>done</c>.</summary>
    [WordsOf(typeof(ErasureState))]
    public required string State { get; init; }

    /// <summary>The number of messages erased so far.</summary>
    public required long Messages { get; init; }

    /// <summary>The number of files erased so far.</summary>
    public required long Media { get; init; }

    /// <summary>The number of events erased so far.</summary>
    public required long Events { get; init; }

    /// <summary>The number of stored webhooks changed or erased so far.</summary>
    public required long Webhooks { get; init; }

    /// <summary>The latest error; the host retries. Null when there is none.</summary>
    public required string? Error { get; init; }
}
