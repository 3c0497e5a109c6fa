using System.Runtime.CompilerServices;
using Omni.Contract.Consumers;
using Omni.Contract.Events;

namespace Omni.Client.Events;

/// <summary>Reads events through a durable consumer.</summary>
public static class EventConsumption
{
    private const int WaitMs = 20_000, MostDoublings = 6;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Reads the events of a durable consumer, oldest first, and acknowledges those that were handled: an event is handled when the next
    /// one is requested. Acknowledges page by page, and when the reading ends. After a crash, up to a page of events comes again, so make
    /// handling idempotent, for example by using the event's id as the idempotency key of a send. Does not end until it is cancelled. Waits
    /// for new events without polling, and waits out network failures and pauses that the host asks for.
    /// </summary>
    /// <param name="consumers"><see cref="OmniClient.Consumers"/>.</param>
    /// <param name="name">The consumer; create it with <see cref="IConsumersApi.CreateConsumerAsync"/>. Not a shared one.</param>
    /// <param name="time">The clock of the pauses; null for the system's.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="OmniApiException">The host refuses it: 404 when there is no such consumer.</exception>
    public static async IAsyncEnumerable<EventRecord> ReadAllAsync(
        this IConsumersApi consumers, string name, TimeProvider? time = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(consumers);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var clock = time ?? TimeProvider.System;
        var acknowledged = 0L;
        while (true)
        {
            var page = await KeepTryingAsync(() => consumers.PullEventsAsync(name, waitMs: WaitMs, ct: ct), clock, ct)
                .ConfigureAwait(false);
            var handled = 0L;
            try
            {
                foreach (var item in page.Items)
                {
                    yield return item;
                    handled = item.JournalSeq;
                }

                handled = page.Cursor;
            }
            finally
            {
                // The reading ends in the middle of a page: what was handled before does not come again.
                if (handled != page.Cursor && handled > acknowledged) await TryAckAsync(consumers, name, handled).ConfigureAwait(false);
            }

            if (page.Cursor <= acknowledged || page.ScanExhausted) continue;
            var request = new AckConsumerRequest { Cursor = page.Cursor };
            await KeepTryingAsync(() => consumers.AckEventsAsync(name, request, ct), clock, ct).ConfigureAwait(false);
            acknowledged = page.Cursor;
        }
    }

    private static async Task TryAckAsync(IConsumersApi consumers, string name, long number)
    {
        try
        {
            await consumers.AckEventsAsync(name, new AckConsumerRequest { Cursor = number }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OmniConnectionException or OmniApiException)
        {
            // The events come again: handling is idempotent.
        }
    }

    /// <summary>Both calls can be repeated: a pull moves nothing, and an acknowledgement of the same number changes nothing.</summary>
    private static async Task<T> KeepTryingAsync<T>(Func<Task<T>> call, TimeProvider time, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan pause;
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (OmniConnectionException)
            {
                pause = RetryDelay.After(Math.Min(attempt, MostDoublings), LongestPause);
            }
            catch (OmniApiException e) when ((int)e.Status is 429 or >= 500)
            {
                pause = e.RetryAfter ?? RetryDelay.After(Math.Min(attempt, MostDoublings), LongestPause);
            }

            await Task.Delay(pause, time, ct).ConfigureAwait(false);
        }
    }
}
