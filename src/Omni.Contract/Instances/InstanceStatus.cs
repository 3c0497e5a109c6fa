namespace Omni.Contract.Instances;

/// <summary>The state of an instance.</summary>
public sealed record InstanceStatus
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>One of <c>disconnected</c>, <c>connecting</c>, <c>connected</c>, <c>reconnecting</c> and <c>error</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether it sends and receives now.</summary>
    public required bool IsConnected { get; init; }

    /// <summary>Since when it is connected; null while it is not.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>The name that the other side sees; null until the channel has said it.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the picture that the other side sees; null until the profile was read, and when there is none.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>Who the instance is on its channel, on WhatsApp its number; null until the channel has said it.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>A sentence about the state for people; null when there is nothing to say.</summary>
    public string? Message { get; init; }

    /// <summary>Why nothing of it leaves; null when something may.</summary>
    public string? SendingHeldBecause { get; init; }

    /// <summary>Why it is not connected; null unless its state is <c>error</c>.</summary>
    public InstanceError? Error { get; init; }

    /// <summary>When that ends by itself; null when it is not known, or when a person must act.</summary>
    public DateTimeOffset? SendingHeldUntil { get; init; }
}
