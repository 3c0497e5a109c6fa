using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Sending.Outbox;

/// <summary>A message's place in the outbox, as REST shows it.</summary>
internal sealed record QueuedView
{
    public required Guid MessageId { get; init; }
    public required Guid InstanceId { get; init; }
    public required Guid ChatId { get; init; }

    /// <summary><c>pending</c>, <c>sending</c>, <c>waiting</c>, <c>sent</c>, <c>failed</c>, <c>ambiguous</c> or <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it waits: <c>scheduled</c>, or the channel's code.</summary>
    public string? Reason { get; init; }
    public required int Attempts { get; init; }
    public string? LastError { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it is of no use any more; null when it always is.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    public static QueuedView Of(OutboxRow row) => new()
    {
        MessageId = row.Id,
        InstanceId = row.InstanceId,
        ChatId = row.ChatId,
        State = row.State,
        Reason = row.Reason,
        Attempts = row.Attempts,
        LastError = row.LastError,
        NextAttemptAt = row is { State: "waiting", DueAt: > 0 } ? row.DueAt.ToTime() : null,
        ExpiresAt = row.ExpiresAt?.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
    };
}
