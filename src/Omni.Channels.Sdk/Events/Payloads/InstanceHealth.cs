using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Health;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>system.instance_health</c>: the channel told that an instance works less well, or well again.</summary>
public sealed record InstanceHealth : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>How well it works now.</summary>
    public required HealthLevel Level { get; init; }

    /// <summary>What the channel said.</summary>
    public required string Reason { get; init; }

    /// <summary>What makes it the same as an earlier one; null when every one counts.</summary>
    [JsonIgnore]
    public string? SameAs { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.InstanceHealth;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? UniqueKey => SameAs;
}
