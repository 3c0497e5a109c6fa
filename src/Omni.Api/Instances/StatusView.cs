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

    /// <summary>Why nothing of it leaves; null when something may.</summary>
    public string? SendingHeldBecause { get; init; }
    public ConnectionError? Error { get; init; }

    /// <summary>When that ends by itself; null when it is not known, or when somebody must act.</summary>
    public DateTimeOffset? SendingHeldUntil { get; init; }
}
