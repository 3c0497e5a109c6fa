using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>instance.qr_code</c>: a code to be scanned, for channels that connect that way.</summary>
public sealed record InstanceQrCode : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>What the code says.</summary>
    public required string QrCode { get; init; }

    /// <summary>Until when it is good, Unix ms.</summary>
    public required long ExpiresAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.InstanceQrCode;
}
