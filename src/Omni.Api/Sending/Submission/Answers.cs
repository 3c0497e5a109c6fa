using Microsoft.Extensions.Options;
using Omni.Api.Background;
using Omni.Api.Persistence.Rows;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Submission;

/// <summary>Waits for what becomes of the messages of a request, and answers it; of a repeated request, as the first time.</summary>
internal sealed class Answers(
    SendWaiters waiters, OutboxQueries outbox, StopHalfTime halfTime, IOptions<OutboxOptions> options, TimeProvider time)
{
    private const string Stopping =
        "The message is stored, and the host stops before an answer came: it is sent after the next start unless it has left already. Do not send it again";

    private string TooLate => $"The message is stored and will be sent, but no answer came within {options.Value.AnswerWithin.TotalSeconds:0} s. Do not send it again";

    /// <summary>The outcome of messages that are on their way, one after the other, all within one limit; at a stop it waits less long.</summary>
    public async Task<SendOutcome> WaitAsync(IReadOnlyList<SendWaiters.Waiter> waiting, DateTimeOffset takenAt, CancellationToken ct)
    {
        var sent = new List<SendOutcome.Piece>();
        using var limit = new CancellationTokenSource(options.Value.AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, halfTime.Token, limit.Token);
        foreach (var waiter in waiting)
        {
            SendNews news;
            try
            {
                news = await waiter.News.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return new SendOutcome.Unsettled(waiter.MessageId, limit.IsCancellationRequested ? TooLate : Stopping);
            }

            switch (news)
            {
                case SendNews.Ended { Result: SendResult.Sent ok }: sent.Add(new SendOutcome.Piece(waiter.MessageId, ok.MessageId)); break;
                case SendNews.Ended { Result: SendResult.Failed failed }: return new SendOutcome.Failed(waiter.MessageId, failed, sent);
                case SendNews.Ended { Result: SendResult.Ambiguous ambiguous }: return Ambiguous(waiter.MessageId, ambiguous.Error);
                case SendNews.Delayed delayed: return new SendOutcome.Delayed(waiter.MessageId, delayed.Reason, delayed.Until);
            }
        }

        return new SendOutcome.Sent(sent, takenAt);
    }

    /// <summary>The answer to a request that was made before.</summary>
    /// <param name="firstMessageId">The first message that it became.</param>
    /// <param name="respondAsync">Whether the answer is wanted at once.</param>
    /// <param name="ct">The caller has left.</param>
    public async Task<SendOutcome> RepeatAsync(Guid firstMessageId, bool respondAsync, CancellationToken ct)
    {
        var known = await outbox.OfRequestAsync(firstMessageId, ct);
        var waiting = known.Select(k => waiters.Register(k.Row.Id)).ToList();
        try
        {
            // Read again: what ended between the first look and the registration would be told to nobody.
            var now = await outbox.OfRequestAsync(firstMessageId, ct);
            if (now.Count == 0) return new SendOutcome.Unsettled(firstMessageId, "The message of the first request is not known any more");
            var takenAt = DateTimeOffset.FromUnixTimeMilliseconds(now[0].Row.CreatedAt);
            if (respondAsync || now[0].Row is { State: "waiting", Reason: OutboxWriter.Scheduled }) return new SendOutcome.Accepted([.. now.Select(k => k.Row.Id)], takenAt, SendAtOf(now[0].Row), Position: 0);
            foreach (var ((row, externalId, errorCode), waiter) in now.Zip(waiting)) Tell(waiter, row, externalId, errorCode);
            return await WaitAsync(waiting, takenAt, ct);
        }
        finally
        {
            foreach (var waiter in waiting) waiters.Forget(waiter);
        }
    }

    private void Tell(SendWaiters.Waiter waiter, OutboxRow row, string? externalId, string? errorCode)
    {
        var due = DateTimeOffset.FromUnixTimeMilliseconds(row.DueAt);
        SendNews? news = row.State switch
        {
            "sent" when externalId is not null => new SendNews.Ended(new SendResult.Sent(externalId)),
            "failed" or "cancelled" => new SendNews.Ended(new SendResult.Failed(errorCode ?? "FAILED", row.LastError ?? row.State, FailureReach.Message, RetryAfter: null)),
            "ambiguous" => new SendNews.Ended(new SendResult.Ambiguous(row.LastError ?? "No answer came")),
            "waiting" when row.DueAt == 0 || due - time.GetUtcNow() > options.Value.AnswerWithin => new SendNews.Delayed(row.LastError ?? row.Reason ?? row.State, row.DueAt == 0 ? null : due),
            _ => null,
        };
        if (news is not null) waiter.Tell(news);
    }

    private static DateTimeOffset? SendAtOf(OutboxRow row) => row.QueuedAt > row.CreatedAt ? DateTimeOffset.FromUnixTimeMilliseconds(row.QueuedAt) : null;

    private static SendOutcome.Unsettled Ambiguous(Guid messageId, string error) => new(messageId, $"{error}. It may have gone out: a status will tell. Do not send it again");
}
