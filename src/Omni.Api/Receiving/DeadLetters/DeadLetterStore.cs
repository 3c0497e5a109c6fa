using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Receiving.DeadLetters;

/// <summary>Reads dead letters and puts them into the inbox again.</summary>
internal sealed class DeadLetterStore(IReadDb reads, IUnitOfWork unitOfWork, InboxAppender inbox, TimeProvider time)
{
    public async Task<Page<DeadLetter>> ListAsync(string? status, long? since, long? until, int limit, Cursor? cursor, CancellationToken ct)
    {
        await using var db = reads.Open();
        var query = db.DeadLetters.AsQueryable();
        if (status is not null) query = query.Where(d => d.Status == status);
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
