using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary>
/// <c>call.*</c>: a call came, ended or changed. The type is <see cref="EventTypes.CallPrefix"/> and the
/// event, such as <c>call.connect</c>.
/// </summary>
public sealed record CallChanged : ChannelReport
{
    /// <summary>The channel's id of the call.</summary>
    public string? CallId { get; init; }

    /// <summary>
    /// The channel's word: <c>connect</c>, <c>call_created</c>, <c>terminate</c>, <c>status</c>, <c>call_recording_available</c>, …
    /// </summary>
    public string? Event { get; init; }

    /// <summary>The person on the other side, as the channel names it; null when unknown.</summary>
    public string? ChatId { get; init; }

    /// <summary>Their phone number; null when hidden.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The channel's id of the user; null when unknown.</summary>
    public string? UserId { get; init; }

    /// <summary><c>USER_INITIATED</c> or <c>BUSINESS_INITIATED</c>; null when not named.</summary>
    public string? Direction { get; init; }

    /// <summary><c>COMPLETED</c>, <c>FAILED</c>, <c>RINGING</c>, <c>ACCEPTED</c> or <c>REJECTED</c>; null when not named.</summary>
    public string? Status { get; init; }

    /// <summary>When it was picked up, in Unix ms; null when it was not.</summary>
    public long? StartedAt { get; init; }

    /// <summary>When it ended, in Unix ms; null when it was not picked up.</summary>
    public long? EndedAt { get; init; }

    /// <summary>How long, in seconds; null when it was not picked up.</summary>
    public long? Duration { get; init; }

    /// <summary><c>offer</c> or <c>answer</c>; null without a session.</summary>
    public string? SdpType { get; init; }

    /// <summary>The session description; null without a session.</summary>
    public string? Sdp { get; init; }

    /// <summary>The text given when the call was made; null when there was none.</summary>
    public string? Tracker { get; init; }

    /// <summary>The payload of the link or button behind the call; null when there was none.</summary>
    public string? Payload { get; init; }

    /// <summary>The channel's id of the recording, kept for seven days; null when there is none.</summary>
    public string? MediaId { get; init; }

    /// <summary>The type of the recording; null when there is none.</summary>
    public string? MimeType { get; init; }

    /// <summary>The hash of the recording; null when there is none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>A URL of the recording, valid for five minutes; null when there is none.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>The transcription as written by the channel; null when there is none.</summary>
    public JsonElement? Transcription { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public IReadOnlyList<ReportedError>? Errors { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.CallPrefix + NameOf(Event, "call_");
}
