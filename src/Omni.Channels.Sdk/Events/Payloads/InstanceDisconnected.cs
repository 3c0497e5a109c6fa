using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>instance.disconnected</c>: an instance was disconnected or cannot work any more.</summary>
public sealed record InstanceDisconnected : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it comes back by itself.</summary>
    public required bool WillReconnect { get; init; }

    /// <summary>What makes it the same as an earlier one; null when every one counts.</summary>
    [JsonIgnore]
    public string? SameAs { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.InstanceDisconnected;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? UniqueKey => SameAs;
}
