namespace Omni.Contract.Instances;

/// <summary>The answer to a connect.</summary>
public sealed record ConnectOutcome
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary><c>connected</c>, or <c>connecting</c> while the channel still works on it.</summary>
    public required string Status { get; init; }

    /// <summary>A sentence about the state for people; null when there is nothing to say.</summary>
    public required string? Message { get; init; }
}
