namespace Omni.Contract.Instances;

/// <summary>The response to a connect request.</summary>
public sealed record ConnectOutcome
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary><c>connected</c>, or <c>connecting</c> while the channel is still connecting.</summary>
    public required string Status { get; init; }

    /// <summary>A human-readable explanation of the state; null when there is none.</summary>
    public required string? Message { get; init; }
}
