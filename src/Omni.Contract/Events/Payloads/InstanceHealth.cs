using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>system.instance_health</c>: the channel reported a change in the health of an instance.</summary>
public sealed record InstanceHealth : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>The current health.</summary>
    public required HealthLevel Level { get; init; }

    /// <summary>The reason that the channel gave.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.InstanceHealth;
}
