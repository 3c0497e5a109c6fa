namespace Omni.Client.Instances;

/// <summary>The state of an instance.</summary>
public sealed record InstanceStatus
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its state.</summary>
    public required string State { get; init; }

    /// <summary>Whether it is connected.</summary>
    public required bool IsConnected { get; init; }

    /// <summary>When it was connected.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>The profile name.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The profile pic url.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The owner identifier.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>The message.</summary>
    public string? Message { get; init; }

    /// <summary>Why nothing of it leaves; null when something may.</summary>
    public string? SendingHeldBecause { get; init; }

    /// <summary>The error.</summary>
    public ConnectionError? Error { get; init; }

    /// <summary>When that ends by itself; null when it is not known, or when somebody must act.</summary>
    public DateTimeOffset? SendingHeldUntil { get; init; }
}
