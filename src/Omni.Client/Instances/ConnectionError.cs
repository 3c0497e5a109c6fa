namespace Omni.Client.Instances;

/// <summary>Why an instance is not connected.</summary>
public sealed record ConnectionError
{
    /// <summary>The channel's code, such as <c>190</c>, or one of ours.</summary>
    public required string Code { get; init; }

    /// <summary>What happened and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>Whether connecting again, unchanged, can help.</summary>
    public required bool Retryable { get; init; }
}
