namespace Omni.Contract.Erasures;

/// <summary>What of a person is gone from an instance so far.</summary>
public sealed record ErasureOfInstance
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>One of <c>running</c>, <c>waiting</c> or <c>done</c>.</summary>
    public required string State { get; init; }

    /// <summary>Messages that are gone.</summary>
    public required long Messages { get; init; }

    /// <summary>Files that are gone.</summary>
    public required long Media { get; init; }

    /// <summary>Events that are gone.</summary>
    public required long Events { get; init; }

    /// <summary>Stored webhooks that were changed or are gone.</summary>
    public required long Webhooks { get; init; }

    /// <summary>What failed last; it is tried again. Null while nothing fails.</summary>
    public required string? Error { get; init; }
}
