namespace Omni.Contract.Instances;

/// <summary>The state of an instance.</summary>
public sealed record InstanceStatus
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>One of <c>disconnected</c>, <c>connecting</c>, <c>connected</c>, <c>reconnecting</c> and <c>error</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether it can send and receive.</summary>
    public required bool IsConnected { get; init; }

    /// <summary>When it connected; null while it is not connected.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>The name that the other side sees; null until the channel reports it.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the picture that the other side sees; null when there is none, or the profile was not read yet.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The instance's id on its channel; for WhatsApp the phone number; null until the channel reports it.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>
    /// How urgently it needs an operator, connected or not: <c>healthy</c>, <c>warning</c> (something must be changed in time) or
    /// <c>degraded</c> (it must be changed now); <c>warnings</c> name what.
    /// </summary>
    [WordsOf(typeof(InstanceHealthLevel))]
    public string Health { get; init; } = InstanceHealthLevel.Healthy;

    /// <summary>What an operator must change in time, such as a Graph API version that ends; empty when there is nothing.</summary>
    public IReadOnlyList<InstanceWarning> Warnings { get; init; } = [];

    /// <summary>A human-readable explanation of the state; null when there is none.</summary>
    public string? Message { get; init; }

    /// <summary>Why its messages are held; null while they are not held.</summary>
    public string? SendingHeldBecause { get; init; }

    /// <summary>Why it is not connected; null unless its state is <c>error</c>.</summary>
    public InstanceError? Error { get; init; }

    /// <summary>When the hold ends automatically; null when unknown, or when an operator must act.</summary>
    public DateTimeOffset? SendingHeldUntil { get; init; }

    /// <summary>What its channel holds back, all messages or some; empty when nothing.</summary>
    public IReadOnlyList<InstanceHold> Holds { get; init; } = [];

    /// <summary>How many users it may write to first; null until the channel has said it, and where it has no limit of this kind.</summary>
    public MessagingLimit? MessagingLimit { get; init; }
}
