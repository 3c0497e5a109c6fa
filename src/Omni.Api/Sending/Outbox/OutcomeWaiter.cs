using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Outbox;

/// <summary>
/// Holds the REST callers that wait for outcomes: those who sent the messages and those who repeat a request. The requests in flight bound
/// it.
/// </summary>
internal sealed class OutcomeWaiter(StopHalfTime halfTime, IOptions<OutboxOptions> options, TimeProvider time)
{
    private const string Stopping =
        "The message is stored, and the host stops before an answer came: it is sent after the next start unless it has left "
        + "already. Do not send it again";

    private readonly Dictionary<Guid, List<Expected>> _waiting = [];
    private readonly Lock _gate = new();

    /// <summary>How long a caller waits for all messages of a request.</summary>
    public TimeSpan Limit => options.Value.AnswerWithin;

    private string TooLate =>
        $"The message is stored and will be sent, but no answer came within {Limit.TotalSeconds:0} s. Do not send it again";

    /// <summary>Registers the caller: no outcome of these messages is missed until the registration is disposed.</summary>
    public Expectation Expect(IEnumerable<Guid> messageIds)
    {
        var expected = messageIds.Select(id => new Expected(id)).ToList();
        lock (_gate)
        {
            foreach (var one in expected)
            {
                if (!_waiting.TryGetValue(one.MessageId, out var others)) _waiting[one.MessageId] = others = new List<Expected>(1);
                others.Add(one);
            }
        }

        return new Expectation(this, expected);
    }

    /// <summary>Reports that a message has its outcome, or is kept for longer than any caller waits.</summary>
    public void Tell(Guid messageId, SendOutcome outcome)
    {
        List<Expected>? expected;
        lock (_gate)
        {
            if (!_waiting.Remove(messageId, out expected)) return;
        }

        foreach (var one in expected) one.Outcome.TrySetResult(outcome);
    }

    /// <summary>Reports the outcome of a message.</summary>
    public void Tell(Guid messageId, SendResult result) => Tell(messageId, SendOutcome.Of(messageId, result));

    /// <summary>Reports the outcome of a message whose content is known.</summary>
    public void Tell(QueuedMessage queued, SendResult result) => Tell(
        queued.Id,
        SendOutcome.Of(queued.Id, result) with { FallbackTemplate = StandInTemplate.Of(queued.Outgoing.Content) });

    /// <summary>Waits for the outcomes of the messages, one after the other, within one limit; a stop of the host shortens it.</summary>
    private async Task<SendOutcome> WaitAsync(IEnumerable<Expected> expected, DateTimeOffset takenAt, CancellationToken ct)
    {
        var sent = new List<MessagePart>();
        StandInTemplate? fallback = null;
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, halfTime.Token, limit.Token);
        foreach (var one in expected)
        {
            try
            {
                switch (await one.Outcome.Task.WaitAsync(either.Token))
                {
                    case SendOutcome.Sent { Pieces: var pieces, FallbackTemplate: var used }:
                        sent.AddRange(pieces);
                        fallback ??= used;
                        break;
                    case SendOutcome.Failed failed: return failed with { Before = sent };
                    case var other: return other;
                }
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return new SendOutcome.Unsettled(one.MessageId, limit.IsCancellationRequested ? TooLate : Stopping);
            }
        }

        return new SendOutcome.Sent(sent, takenAt) { FallbackTemplate = fallback };
    }

    private void Forget(List<Expected> expected)
    {
        lock (_gate)
        {
            foreach (var one in expected)
            {
                if (_waiting.TryGetValue(one.MessageId, out var others) && others.Remove(one) && others.Count == 0)
                    _waiting.Remove(one.MessageId);
            }
        }
    }

    /// <summary>The messages of one request, until it is disposed.</summary>
    internal sealed class Expectation(OutcomeWaiter waiter, List<Expected> expected) : IDisposable
    {
        /// <summary>Waits for the outcome of the request.</summary>
        /// <param name="messages">The number of messages that exist: the first ones.</param>
        /// <param name="takenAt">When the request was accepted.</param>
        /// <param name="ct">Cancelled when the caller has left.</param>
        public Task<SendOutcome> WaitAsync(int messages, DateTimeOffset takenAt, CancellationToken ct) =>
            waiter.WaitAsync(expected.Take(messages), takenAt, ct);

        /// <summary>Adds what is already known of a message, for this caller alone.</summary>
        public void Know(Guid messageId, SendOutcome outcome) =>
            expected.Find(one => one.MessageId == messageId)?.Outcome.TrySetResult(outcome);

        public void Dispose() => waiter.Forget(expected);
    }

    /// <summary>The expected outcome of one message, for one caller.</summary>
    internal sealed class Expected(Guid messageId)
    {
        public Guid MessageId => messageId;

        public TaskCompletionSource<SendOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
