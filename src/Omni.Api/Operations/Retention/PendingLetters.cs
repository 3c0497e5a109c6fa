using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Operations.Retention;

/// <summary>
/// Webhooks with pending dead letters, by the time of their processing. A retry processes the whole webhook again, and its events identify
/// the parts that took effect.
/// </summary>
internal sealed class PendingLetters
{
    private readonly IReadOnlyList<(long From, long To)> _times;

    private PendingLetters(IReadOnlyList<(long From, long To)> times) => _times = times;

    /// <summary>The webhooks that arrived before a time.</summary>
    public static async Task<PendingLetters> ReadAsync(IReadDb reads, long before, CancellationToken ct)
    {
        await using var db = reads.Open();
        var letters = await db.DeadLetters.Where(d => d.Status == DeadLetterStatus.Pending && d.ReceivedAt < before)
            .Select(d => new { d.ReceivedAt, d.CreatedAt }).ToListAsync(ct);
        return new PendingLetters([.. letters.Select(l => (l.ReceivedAt, l.CreatedAt)).Distinct()]);
    }

    /// <summary>
    /// Whether an event may come from such a webhook: it was created between the receipt of the webhook and the storing of the dead letter.
    /// </summary>
    public bool MayHaveMade(long eventUnixMs) => _times.Any(t => t.From <= eventUnixMs && eventUnixMs <= t.To);
}
