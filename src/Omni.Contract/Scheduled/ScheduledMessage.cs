using System.Text.Json;

namespace Omni.Contract.Scheduled;

/// <summary>A message that is sent at a time.</summary>
public sealed record ScheduledMessage
{
    /// <summary>The id, which is that of the message in this host.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instance that sends it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The channel's id of the chat; masked for a key without <c>messages:read</c>.</summary>
    public required string ChatExternalId { get; init; }

    /// <summary>Always null: this host's channels have no threads.</summary>
    public string? ThreadExternalId { get; init; }

    /// <summary>Always false: this host's channels have no threads.</summary>
    public bool IsThreadBroadcast { get; init; }

    /// <summary>The content, with its <c>type</c>; null for a key without <c>messages:read</c>.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>When it is sent.</summary>
    public required DateTimeOffset SendAt { get; init; }

    /// <summary>Always <c>local</c>: this host keeps it, not the channel's server.</summary>
    public string DeliveryMode { get; init; } = "local";

    /// <summary>One of the <see cref="ScheduledStatus"/> values.</summary>
    [WordsOf(typeof(ScheduledStatus))]
    public required string Status { get; init; }

    /// <summary>Always null: the channel's server does not know it before it is sent.</summary>
    public string? ExternalScheduledId { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int AttemptCount { get; init; }

    /// <summary>When the channel accepted it; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The channel's id of the sent message; null before, and for a key without <c>messages:read</c>.</summary>
    public string? SentExternalId { get; init; }

    /// <summary>When it failed; null when it did not.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>When it was cancelled; null when it was not.</summary>
    public DateTimeOffset? CanceledAt { get; init; }

    /// <summary>The last error; null when there is none.</summary>
    public string? LastError { get; init; }

    /// <summary>Always null: agents are a part of Omni.</summary>
    public Guid? CreatedByAgentId { get; init; }

    /// <summary>When it was scheduled.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
