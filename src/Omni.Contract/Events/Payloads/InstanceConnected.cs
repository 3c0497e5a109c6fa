using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>instance.connected</c>: an instance was connected.</summary>
public sealed record InstanceConnected : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>The display name; null when the channel reports none.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The channel's id of the account; null when unknown.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.InstanceConnected;
}
