namespace Omni.Client.Instances;

/// <summary>The answer to a connect.</summary>
public sealed record ConnectOutcome
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its state.</summary>
    public required string Status { get; init; }

    /// <summary>The message.</summary>
    public string? Message { get; init; }
}
