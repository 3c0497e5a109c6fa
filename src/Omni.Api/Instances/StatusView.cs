using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>The state of an instance as REST shows it.</summary>
internal sealed record StatusView
{
    public required Guid InstanceId { get; init; }
    public required ConnectionState State { get; init; }
    public required bool IsConnected { get; init; }
    public DateTimeOffset? ConnectedAt { get; init; }
    public string? ProfileName { get; init; }
    public string? ProfilePicUrl { get; init; }
    public string? OwnerIdentifier { get; init; }
    public string? Message { get; init; }
    public ConnectionError? Error { get; init; }

    /// <summary>Why nothing leaves though the instance is connected: a pause, trouble that somebody must end, a service that fails; null when nothing holds it.</summary>
    public string? SendingHeldBecause { get; init; }

    /// <summary>When that ends by itself; null when it is not known, or when somebody must act.</summary>
    public DateTimeOffset? SendingHeldUntil { get; init; }
}
