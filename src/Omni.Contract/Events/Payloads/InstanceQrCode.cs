using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>instance.qr_code</c>: a QR code to scan, for channels that connect this way.</summary>
public sealed record InstanceQrCode : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>The text that the code encodes.</summary>
    public required string QrCode { get; init; }

    /// <summary>When the code expires, in Unix ms.</summary>
    public required long ExpiresAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.InstanceQrCode;
}
