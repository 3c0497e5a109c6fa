using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>media.received</c>: the host stored the media of a message.</summary>
public sealed record MediaReceived : EventPayload
{
    /// <summary>The id of the <c>message.received</c> event.</summary>
    public required string EventId { get; init; }

    /// <summary>The channel's id of the media.</summary>
    public required string MediaId { get; init; }

    /// <summary>The MIME type.</summary>
    public required string MimeType { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The URL at which the host serves the media.</summary>
    public required string Url { get; init; }

    /// <summary>The duration of audio or video in seconds; null when unknown.</summary>
    public double? Duration { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MediaReceived;
}
