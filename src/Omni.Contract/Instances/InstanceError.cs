namespace Omni.Contract.Instances;

/// <summary>Why an instance is not connected.</summary>
public sealed record InstanceError
{
    /// <summary>The channel's code, such as <c>190</c>, or one of Omni's.</summary>
    public required string Code { get; init; }

    /// <summary>What happened, and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>Whether connecting again without changes can succeed.</summary>
    public required bool Retryable { get; init; }
}
