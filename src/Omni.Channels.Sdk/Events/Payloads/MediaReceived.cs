using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>media.received</c>: media of a message was stored.</summary>
public sealed record MediaReceived : EventPayload
{
    /// <summary>The event that brought the message.</summary>
    public required string EventId { get; init; }

    /// <summary>The channel's id of the media.</summary>
    public required string MediaId { get; init; }

    /// <summary>The MIME type.</summary>
    public required string MimeType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Where it is served.</summary>
    public required string Url { get; init; }

    /// <summary>Seconds, for audio and video when known.</summary>
    public double? Duration { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MediaReceived;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? UniqueKey => $"media|{EventId}|{MediaId}";
}
