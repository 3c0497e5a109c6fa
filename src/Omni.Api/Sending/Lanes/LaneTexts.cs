using Microsoft.EntityFrameworkCore;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Reads messages of which a lane has only the place, when their turn is near. One that cannot be read ends here, by itself.
/// </summary>
internal sealed class LaneTexts(IReadDb reads, SendFailures failures)
{
    public async Task LoadAsync(IReadOnlyDictionary<long, LaneEntry> missing, string channel, CancellationToken ct)
    {
        await using var db = reads.Open();
        foreach (var row in await db.Outbox.Where(o => missing.Keys.Contains(o.Seq)).ToListAsync(ct))
        {
            missing[row.Seq].Message = QueuedMessage.TryRead(row, out var fault);
            if (fault is not null) await failures.EndUnreadableAsync(row, channel, fault);
        }
    }
}
