using Omni.Api.Access;
using Omni.Api.Events;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage.Rows;
using Omni.Contract.Consumers;

namespace Omni.Api.Consumers;

/// <summary>
/// Answers a pull: looks at the log after the consumer's cursor, and, while there is nothing, again whenever events were committed, until
/// the wait is over, the consumer is removed, the key may no longer read, or the host stops.
/// </summary>
internal sealed class ConsumerPull(
    ConsumerStore store, SharedPull shared, PageReader pages, EventLog log, EventSignal committed, ApiKeys keys, ReadGate gate,
    PullWaits waits)
{
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMilliseconds(250);

    public async Task<(ConsumerPage? Page, ApiError? Refusal)> PullAsync(PullRequest ask, Caller caller, CancellationToken left)
    {
        if (await store.FindAsync(ask.Name, left) is not { } first) return (null, ApiError.NotFound("Consumer"));
        using var wait = waits.Begin(caller.KeyId, ask.Wait, left);
        for (var after = first.Cursor; ;)
        {
            // Before the look: what is committed during it ends the wait.
            var news = Task.WhenAny(committed.Next, store.Changed);
            if (await store.FindAsync(ask.Name, left) is not { } row || row.Id != first.Id)
                return (null, ApiError.NotFound("Consumer"));
            if (RefusalOf(row, caller) is { } refusal) return (null, refusal);
            after = Math.Max(after, row.Cursor);
            var look = await LookAsync(row, caller, after, ask, left);
            if (look is ApiError busy && !wait.HasWaited) return (null, busy);
            var page = look as PulledPage ?? new PulledPage([], after, IsFull: false) { LookAgainIn = AfterRefusal };
            if (page.IsAnswer || wait.IsOver) return (await AnswerAsync(row, page, caller, left), null);

            after = page.Cursor;
            if (await wait.ForAsync(news, page.LookAgainIn) is { } full) return (null, full);
            if (await keys.FindAsync(caller.KeyId, left) is not { } current || EventReader.Of(current) is null)
                return (null, ApiError.Unauthorized("The key is no longer valid, or may no longer read events"));
            caller = current;
        }
    }

    /// <summary>A condition tells of texts by what it finds.</summary>
    private static ApiError? RefusalOf(EventConsumerRow row, Caller caller) =>
        row.Filters is null ? null : caller.RefusalOfContent("A consumer with conditions");

    private Task<object?> LookAsync(EventConsumerRow row, Caller caller, long after, PullRequest ask, CancellationToken left) =>
        row.IsShared
            ? shared.LookAsync(row, caller, ask, gate, left)
            : gate.RunAsync(
                caller, async over => await pages.ReadAsync(row, caller, (after, long.MaxValue), ask.Limit, over), left);

    private async Task<ConsumerPage> AnswerAsync(EventConsumerRow row, PulledPage page, Caller caller, CancellationToken ct)
    {
        // A key that is limited to instances cannot know what others want of the page.
        var isExhausted = page is { IsFull: true, Items.Count: 0, LeaseId: null } && caller.InstanceIds is null;
        if (isExhausted && !row.IsShared) await store.MoveAsync(row.Id, page.Cursor);
        return new ConsumerPage
        {
            Consumer = row.Name,
            Items = page.Items,
            Cursor = page.Cursor,
            Head = Math.Max(page.Cursor, await log.LastAsync(ct)),
            HasMore = page.IsFull,
            ScanExhausted = isExhausted,
            LeaseId = page.LeaseId,
        };
    }
}
