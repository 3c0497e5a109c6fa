using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>instance.connected</c>: an instance sends and receives.</summary>
public sealed record InstanceConnected : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>The name that others see.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The picture that others see.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The account on the channel.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>
    /// When the channel's server was asked: what it said of the instance before is outdated. Null means the time of the event.
    /// Consumers do not see it.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? Since { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.InstanceConnected;
}
