using System.Text.Json;
using Omni.Api.Media;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending.Submission;

/// <summary>A request to send, checked as far as it can be without knowing the channel.</summary>
internal sealed record SendCommand
{
    public required Guid InstanceId { get; init; }

    /// <summary>A recipient in the channel's own form, or a person's UUID.</summary>
    public required string To { get; init; }

    public required MessageContent Content { get; init; }

    /// <summary>The message answered: the channel's id, or ours.</summary>
    public string? ReplyTo { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>Not before; null sends it at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Not after; null leaves that to the channel.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What goes out instead when the recipient's service window has closed.</summary>
    public MessageContent? Fallback { get; init; }

    /// <summary>The caller's key by which a repeated request is known.</summary>
    public IdempotencyKey? Idempotency { get; init; }

    /// <summary>Whether the answer is wanted as soon as the message is on disk.</summary>
    public bool RespondAsync { get; init; }

    /// <summary>The bytes of its media, when the caller gave them. Whoever sends the command removes the file.</summary>
    public StagedFile? File { get; init; }

    /// <summary>What the caller says the bytes are.</summary>
    public string? ClaimedMimeType { get; init; }
}
