using System.Text.Json;
using Omni.Api.Media;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Submission;

/// <summary>A send request, checked as far as possible without the channel.</summary>
internal sealed record SendCommand
{
    public required Guid InstanceId { get; init; }

    /// <summary>The channel id of the instance; empty until it was checked.</summary>
    public string Channel { get; init; } = "";

    /// <summary>A recipient in the channel's own form, or a person's UUID.</summary>
    public required string To { get; init; }

    /// <summary>The chat as the request names it besides the recipient; null when it does not.</summary>
    public string? Chat { get; init; }

    public required MessageContent Content { get; init; }

    /// <summary>The message to reply to: the channel's id or Omni's.</summary>
    public string? ReplyTo { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>The earliest time to send; null sends at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>The latest time to send; null leaves that to the channel.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Whether the channel decides when the host believes that the service window has closed; null leaves that to the settings.
    /// </summary>
    public bool? AsksOutsideWindow { get; init; }

    /// <summary>The content to send instead when the recipient's service window has closed.</summary>
    public MessageContent? Fallback { get; init; }

    /// <summary>Why the fallback must not be sent to this recipient; null when it may.</summary>
    public SendResult.Failed? FallbackRefusal { get; init; }

    /// <summary>What the request calls fields that faults name otherwise; null when it calls them alike.</summary>
    public IReadOnlyDictionary<string, string>? FieldNames { get; init; }

    /// <summary>Whether a text that is too long may be split into several messages, each of which is charged.</summary>
    public bool AllowSplit { get; init; } = true;

    /// <summary>The caller's key that identifies a repeated request.</summary>
    public IdempotencyKey? Idempotency { get; init; }

    /// <summary>What the caller links the message's events by; null: the host's id of the message.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Whether the caller wants the answer as soon as the message is stored.</summary>
    public bool RespondAsync { get; init; }

    /// <summary>Whether agents of other systems stop answering in the chat, because a human takes over.</summary>
    public bool PausesAgent { get; init; }

    /// <summary>The bytes of the media, when the caller sent them. The sender of the command removes the file.</summary>
    public StagedFile? File { get; init; }

    /// <summary>The media type as the caller states it.</summary>
    public string? ClaimedMimeType { get; init; }
}
