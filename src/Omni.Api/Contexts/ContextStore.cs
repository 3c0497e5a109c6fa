using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Contexts;

namespace Omni.Api.Contexts;

/// <summary>The contexts of keys, one each. A key sees nothing in its own that it may not use any longer, or that is gone.</summary>
internal sealed class ContextStore(IReadDb reads, IUnitOfWork unitOfWork, TimeProvider time)
{
    public async Task<KeyContext> ReadAsync(Caller caller, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Contexts.FirstOrDefaultAsync(c => c.KeyId == caller.KeyId, ct) is { } row
            ? await ShowAsync(db, row, caller, ct)
            : new KeyContext();
    }

    public Task<KeyContext> ChangeAsync(Caller caller, Action<ContextRow> change) => unitOfWork.RunAsync(async session =>
    {
        var db = session.Db;
        if (await db.Contexts.SingleOrDefaultAsync(c => c.KeyId == caller.KeyId, CancellationToken.None) is not { } row)
            db.Contexts.Add(row = new ContextRow { KeyId = caller.KeyId });
        change(row);
        row.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        await db.SaveChangesAsync(CancellationToken.None);
        return await ShowAsync(db, row, caller, CancellationToken.None);
    }, CancellationToken.None);

    public Task ClearAsync(Caller caller) => unitOfWork.RunAsync(
        async session => await session.Db.Contexts.Where(c => c.KeyId == caller.KeyId).ExecuteDeleteAsync(CancellationToken.None),
        CancellationToken.None);

    private static async Task<KeyContext> ShowAsync(OmniDbContext db, ContextRow row, Caller caller, CancellationToken ct)
    {
        var named = new[] { row.InstanceId, row.ActiveInstanceId }.OfType<Guid>().Where(id => caller.MaySee(id)).Distinct().ToList();
        var instances = await db.Instances.AsNoTracking().Where(i => named.Contains(i.Id)).Select(i => i.Id).ToListAsync(ct);
        var chat = row.ChatId is { } opened ? await db.CurrentChatAsync(opened, ct) : Guid.Empty;
        var hasChat = row.ChatId is not null && await db.Chats.AnyAsync(
            c => c.Id == chat && c.ChatType != ChatRow.Erased && instances.Contains(c.InstanceId), ct);
        var hasMessage = hasChat && row.MessageId is { } message
            && await db.Messages.AnyAsync(m => m.Id == message && m.ChatId == chat, ct);
        return new KeyContext
        {
            InstanceId = Known(row.InstanceId),
            ChatId = hasChat ? chat : null,
            MessageId = hasMessage ? row.MessageId : null,
            ActiveInstanceId = Known(row.ActiveInstanceId),
            UpdatedAt = row.UpdatedAt.ToTime(),
        };

        Guid? Known(Guid? id) => id is { } one && instances.Contains(one) ? id : null;
    }
}
