using Microsoft.EntityFrameworkCore;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Outbox;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Submission;

/// <summary>
/// Recognises repeated requests by the caller's key and answers them like the first one. The unique key in the storing transaction decides;
/// the look before it saves work.
/// </summary>
internal sealed class RepeatedRequests(IReadDb reads, OutboxQueries outbox, OutcomeWaiter waiter, TimeProvider time)
{
    private static readonly SendOutcome KeyReused = new SendOutcome.Refused(
        SendOutcome.Refusal.KeyReused,
        "This Idempotency-Key was used for another request within the last 24 hours: take a new one, or repeat that request unchanged");

    public async Task<StoreOutcome.Known?> FindAsync(IdempotencyKey key, CancellationToken ct)
    {
        var since = (time.GetUtcNow() - IdempotencyKey.Life).ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        return await db.IdempotencyKeys.Where(k => k.KeyId == key.KeyId && k.Key == key.Key && k.CreatedAt > since)
            .Select(k => new StoreOutcome.Known(k.MessageId, k.Fingerprint)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Answers a repeated request.</summary>
    public async Task<SendOutcome> AnswerAsync(SendCommand command, StoreOutcome.Known before, CancellationToken ct)
    {
        if (before.Fingerprint != command.Idempotency!.Fingerprint) return KeyReused;
        var known = await outbox.OfRequestAsync(before.MessageId, ct);
        using var expectation = waiter.Expect(known.Select(k => k.Row.Id));

        // Read again: an outcome between the first look and the registration would otherwise be missed.
        var now = await outbox.OfRequestAsync(before.MessageId, ct);
        if (now.Count == 0) return new SendOutcome.Unsettled(before.MessageId, "The message of the first request is not known any more");
        var first = now[0].Row;
        var takenAt = DateTimeOffset.FromUnixTimeMilliseconds(first.CreatedAt);
        if (command.RespondAsync || first is { State: OutboxState.Waiting, Reason: OutboxWriter.Scheduled })
            return new SendOutcome.Accepted([.. now.Select(k => k.Row.Id)], takenAt, SendAtOf(first), Position: 0)
            {
                FallbackTemplate = StandInOf(first),
            };
        foreach (var (row, externalId, errorCode) in now)
        {
            if (OutcomeOf(row, externalId, errorCode) is { } outcome)
                expectation.Know(row.Id, outcome with { FallbackTemplate = StandInOf(row) });
        }

        return await expectation.WaitAsync(known.Count, takenAt, ct);
    }

    /// <summary>Null while the message is under way.</summary>
    private SendOutcome? OutcomeOf(OutboxRow row, string? externalId, string? errorCode)
    {
        var due = row.DueAt == 0 ? null : (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(row.DueAt);
        return row.State switch
        {
            OutboxState.Sent when externalId is not null => SendOutcome.Of(row.Id, new SendResult.Sent(externalId)),
            OutboxState.Failed or OutboxState.Cancelled =>
                SendOutcome.Of(row.Id,
                    new SendResult.Failed(errorCode ?? "FAILED", row.LastError ?? row.State, FailureReach.Message, RetryAfter: null)),
            OutboxState.Ambiguous => SendOutcome.Of(row.Id, new SendResult.Ambiguous(row.LastError ?? "No answer came")),
            OutboxState.Waiting when due is null || due - time.GetUtcNow() > waiter.Limit =>
                new SendOutcome.Delayed(row.Id, row.LastError ?? row.Reason ?? row.State, due)
                {
                    IsHeld = row.Reason == OutcomeRecorder.Held,
                },
            _ => null,
        };
    }

    private static StandInTemplate? StandInOf(OutboxRow row) => StandInTemplate.Of(QueuedMessage.TryRead(row, out _)?.Outgoing.Content);

    private static DateTimeOffset? SendAtOf(OutboxRow row) =>
        row.QueuedAt > row.CreatedAt ? DateTimeOffset.FromUnixTimeMilliseconds(row.QueuedAt) : null;
}
