using Microsoft.EntityFrameworkCore;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Reads the messages of which a lane holds only the place, shortly before their turn. One that cannot be read ends here.
/// </summary>
internal sealed class LaneTexts(IReadDb reads, SendFailures failures)
{
    public async Task LoadAsync(IReadOnlyDictionary<long, QueuedMessage> missing, string channel, CancellationToken ct)
    {
        await using var db = reads.Open();
        foreach (var row in await db.Outbox.Where(o => missing.Keys.Contains(o.Seq)).ToListAsync(ct))
        {
            if (!missing[row.Seq].TryLoad(row, out var fault)) await failures.EndUnreadableAsync(row, channel, fault!);
        }
    }
}
