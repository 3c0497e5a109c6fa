using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Outbox;

/// <summary>Builds the view of a message's place in the outbox.</summary>
internal static class QueuedView
{
    public static OutboxEntry Of(OutboxRow row) => new()
    {
        MessageId = row.Id,
        InstanceId = row.InstanceId,
        ChatId = row.ChatId,
        State = row.State,
        Reason = row.Reason,
        Attempts = row.Attempts,
        LastError = row.LastError,
        NextAttemptAt = row is { State: OutboxState.Waiting, DueAt: > 0 } ? row.DueAt.ToTime() : null,
        ExpiresAt = row.ExpiresAt?.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
    };
}
