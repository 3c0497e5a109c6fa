using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Operations.Retention;

/// <summary>
/// The webhooks of which a part waits as a dead letter, by when they were processed. A retry processes the whole webhook again,
/// and what had its effect is recognised by its events.
/// </summary>
internal sealed class PendingLetters
{
    private readonly IReadOnlyList<(long From, long To)> _times;

    private PendingLetters(IReadOnlyList<(long From, long To)> times) => _times = times;

    /// <summary>Those of webhooks that came before a time.</summary>
    public static async Task<PendingLetters> ReadAsync(IReadDb reads, long before, CancellationToken ct)
    {
        await using var db = reads.Open();
        var letters = await db.DeadLetters.Where(d => d.Status == DeadLetterStatus.Pending && d.ReceivedAt < before)
            .Select(d => new { d.ReceivedAt, d.CreatedAt }).ToListAsync(ct);
        return new PendingLetters([.. letters.Select(l => (l.ReceivedAt, l.CreatedAt)).Distinct()]);
    }

    /// <summary>
    /// Whether an event may be of such a webhook: it was made after the webhook came and before the dead letter was stored.
    /// </summary>
    public bool MayHaveMade(long eventUnixMs) => _times.Any(t => t.From <= eventUnixMs && eventUnixMs <= t.To);
}
