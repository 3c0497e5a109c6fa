using Omni.Api.Access;
using Omni.Api.Reads;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Consumers;

/// <summary>Looks at the log for one of the pullers of a shared consumer: takes a lease and reads its range.</summary>
internal sealed class SharedPull(ConsumerLeases leases, PageReader pages)
{
    /// <summary>A page with its lease, one without that says when to look again, or the refusal of the gate.</summary>
    public async Task<object?> LookAsync(EventConsumerRow row, Caller caller, PullRequest ask, ReadGate gate, CancellationToken left)
    {
        var (hasWork, nextExpiry) = await leases.LookAsync(row, left);
        if (!hasWork || await leases.TakeAsync(row, ask.Limit, ask.LeaseMs ?? row.LeaseMs) is not { } lease)
            return new PulledPage([], row.Cursor, IsFull: false) { LookAgainIn = nextExpiry };

        var read = await gate.RunAsync(
            caller, async over => await pages.ReadAsync(row, caller, (lease.From, lease.To), int.MaxValue, over), left);
        if (read is not PulledPage page)
        {
            await leases.GiveBackAsync(lease.Id);
            return read;
        }

        if (page.IsFull) lease = await leases.ShortenAsync(row.Id, lease, page.Cursor);

        // Nothing of the range is wanted: nothing is to be handled.
        if (page.Items.Count == 0 && caller.InstanceIds is null)
        {
            await leases.AcknowledgeAsync(row.Id, lease.Id);
            return new PulledPage([], lease.To, lease.IsFull) { LookAgainIn = TimeSpan.Zero };
        }

        return new PulledPage(page.Items, lease.To, lease.IsFull) { LeaseId = lease.Id };
    }
}
