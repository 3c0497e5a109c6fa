using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Receiving.DeadLetters;

/// <summary>Reads dead letters and puts them into the inbox again.</summary>
internal sealed class DeadLetterStore(IReadDb reads, IUnitOfWork unitOfWork, InboxAppender inbox, TimeProvider time)
{
    /// <summary>Lists dead letters, newest first.</summary>
    public async Task<Page<DeadLetter>> ListAsync(
        IReadOnlyList<string>? states, long? since, long? until, int limit, Cursor? cursor, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = db.DeadLetters.AsQueryable();
        if (states is not null) query = query.Where(d => states.Contains(d.Status));
        if (since is { } from) query = query.Where(d => d.CreatedAt >= from);
        if (until is { } to) query = query.Where(d => d.CreatedAt <= to);
        if (cursor is { Seq: var before }) query = query.Where(d => d.Seq < before);
        var rows = await query.OrderByDescending(d => d.Seq).Take(limit + 1).ToListAsync(ct);
        return Pages.Of(rows, limit, DeadLetterView.Of, row => new Cursor(row.Seq, row.Seq).ToString());
    }

    public async Task<DeadLetterRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.DeadLetters.FirstOrDefaultAsync(d => d.Id == id, ct);
    }

    /// <summary>Counts dead letters by state.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.DeadLetters.GroupBy(d => d.Status).Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>
    /// Ends a dead letter by hand, if it is in one of some states; a note replaces the earlier one. Returns its state afterwards, or null.
    /// </summary>
    public Task<string?> EndAsync(Guid id, string state, IReadOnlyList<string> from, string? note) => unitOfWork.RunAsync(async session =>
    {
        if (await session.Db.DeadLetters.SingleOrDefaultAsync(d => d.Id == id, CancellationToken.None) is not { } row) return null;
        if (!from.Contains(row.Status)) return row.Status;
        (row.Status, row.Note, row.UpdatedAt) = (state, note ?? row.Note, time.GetUtcNow().ToUnixTimeMilliseconds());
        await session.Db.SaveChangesAsync(CancellationToken.None);
        return state;
    }, CancellationToken.None);

    /// <summary>The last dead letter of a channel and code that was not retried; null when there is none.</summary>
    public async Task<long?> FindLastPendingAsync(string channel, string code, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.DeadLetters.Where(d => d.Status == DeadLetterStatus.Pending && d.Channel == channel && d.Code == code)
            .MaxAsync(d => (long?)d.Seq, ct);
    }

    /// <summary>The dead letters of a channel and code within a range that were not retried, oldest first.</summary>
    public async Task<IReadOnlyList<DeadLetterRow>> ReadPendingAsync(
        string channel, string code, long afterSeq, long lastSeq, int limit, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.DeadLetters.Where(
            d => d.Status == DeadLetterStatus.Pending && d.Channel == channel && d.Code == code && d.Seq > afterSeq && d.Seq <= lastSeq)
            .OrderBy(d => d.Seq).Take(limit).ToListAsync(ct);
    }

    /// <summary>
    /// Puts the webhook into the inbox again; false when it could not be stored. Events applied the first time are recognised by their
    /// unique keys; a repeated failure becomes a new dead letter.
    /// </summary>
    public async Task<bool> RetryAsync(DeadLetterRow letter)
    {
        var stored = await inbox.AppendAsync(new NewWebhook
        {
            Channel = letter.Channel,
            InstanceId = letter.InstanceId,
            VerifiedBy = letter.VerifiedBy,
            ReceivedAtUnixMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Body = letter.Body,
        });
        if (!stored) return false;
        await unitOfWork.RunAsync(async session =>
        {
            if (await session.Db.DeadLetters.SingleOrDefaultAsync(d => d.Id == letter.Id, CancellationToken.None) is not { } row) return;
            row.Status = DeadLetterStatus.Retried;
            row.RetryCount++;
            row.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            await session.Db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
        return true;
    }
}
