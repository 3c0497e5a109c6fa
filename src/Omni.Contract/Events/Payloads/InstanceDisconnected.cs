using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>instance.disconnected</c>: an instance was disconnected or stopped working.</summary>
public sealed record InstanceDisconnected : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>A human-readable reason; null when there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the plugin reconnects automatically.</summary>
    public required bool WillReconnect { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.InstanceDisconnected;
}
