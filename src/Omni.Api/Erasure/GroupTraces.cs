using Microsoft.EntityFrameworkCore;
using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Erasure;

/// <summary>
/// Groups: removes only the person's own data, which is their messages, quotations of them, reactions and their place among the
/// participants. In messages of others the person's name is replaced; their words stay.
/// </summary>
internal sealed class GroupTraces(IReadDb reads, IUnitOfWork unitOfWork, MessageEraser eraser, TimeProvider time) : IErasureStep
{
    private const int Slice = 300;

    public string Name => "groups";

    public bool IsRepeated => false;

    public async Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct)
    {
        await using var db = reads.Open();
        var (subject, after) = (erasure.Subject, erasure.Progress.Position);
        if (await FindGroupsAsync(db, subject, ct) is not { Count: > 0 } groups) return false;
        var slice = await db.Messages.Where(m => groups.Contains(m.ChatId) && m.Seq > after && m.Seq <= subject.LastMessage)
            .OrderBy(m => m.Seq).Take(Slice).ToListAsync(ct);
        if (slice.Count == 0)
        {
            await LeaveAsync(db, erasure, groups, ct);
            return false;
        }

        var theirs = slice.Where(m => IsTheirs(m, subject)).ToList();
        var (ids, externalIds, chats) = (theirs.Select(m => m.Id).ToList(), theirs.Select(m => m.ExternalId).OfType<string>().ToList(),
            theirs.Select(m => m.ChatId).Distinct().ToList());
        var quoting = ids.Count == 0
            ? []
            : await db.Messages.Where(m => chats.Contains(m.ChatId) && externalIds.Contains(m.ReplyToExternalId!)).Select(m => m.Id)
                .ToListAsync(ct);
        var named = slice.Except(theirs).Select(m => (m.Id, m.RawPayload, Clean: JsonTraces.Replace(m.RawPayload, subject.Names)))
            .Where(m => !ReferenceEquals(m.RawPayload, m.Clean)).ToList();
        var last = new List<(Guid ChatId, MessageRow? Last, int Gone)>();
        foreach (var chat in theirs.GroupBy(m => m.ChatId))
            last.Add((chat.Key, await FindLastAsync(db, chat.Key, subject, ct), chat.Count()));

        await eraser.EraseAsync(
            erasure, [.. theirs.Select(m => (m.Id, m.ExternalId))], erasure.Progress with { Position = slice[^1].Seq }, async session =>
            {
                await session.Db.Messages.Where(m => quoting.Contains(m.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.QuotedText, (string?)null).SetProperty(m => m.ReplyToMessageId, (Guid?)null),
                    CancellationToken.None);
                foreach (var (id, _, clean) in named)
                    await session.Db.Messages.Where(m => m.Id == id)
                        .ExecuteUpdateAsync(set => set.SetProperty(m => m.RawPayload, clean), CancellationToken.None);
                foreach (var chat in last) await ShowAsync(session, chat.ChatId, chat.Last, chat.Gone);
            }, ct);
        return true;
    }

    private static bool IsTheirs(MessageRow message, ErasureSubject subject) =>
        (message.SenderPlatformIdentityId is { } identity && subject.IdentityIds.Contains(identity))
        || (message.SenderPlatformUserId is { } user && subject.Names.Contains(user, StringComparer.Ordinal));

    private static async Task<List<Guid>> FindGroupsAsync(OmniDbContext db, ErasureSubject subject, CancellationToken ct)
    {
        var (identities, chats) = (subject.IdentityIds, subject.ChatIds);
        return identities.Count == 0
            ? []
            : await db.ChatParticipants.Where(p => identities.Contains(p.PlatformIdentityId) && !chats.Contains(p.ChatId))
                .Select(p => p.ChatId).Distinct().ToListAsync(ct);
    }

    /// <summary>The last message of the other participants.</summary>
    private static async Task<MessageRow?> FindLastAsync(OmniDbContext db, Guid chatId, ErasureSubject subject, CancellationToken ct)
    {
        var (identities, names) = (subject.IdentityIds, subject.Names);
        return await db.Messages
            .Where(m => m.ChatId == chatId && (m.SenderPlatformIdentityId == null || !identities.Contains(m.SenderPlatformIdentityId.Value))
                && (m.SenderPlatformUserId == null || !names.Contains(m.SenderPlatformUserId)))
            .OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).FirstOrDefaultAsync(ct);
    }

    private static async ValueTask ShowAsync(WriteSession session, Guid chatId, MessageRow? last, int gone)
    {
        var preview = last is null ? null : last.TextContent ?? $"[{last.MessageType}]";
        var at = last?.PlatformTimestamp;
        var chat = session.Db.Chats.Where(c => c.Id == chatId);
        await chat.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.MessageCount, c => c.MessageCount > gone ? c.MessageCount - gone : 0), CancellationToken.None);
        await chat.Where(c => c.LastMessageAt != null && (at == null || c.LastMessageAt >= at))
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.LastMessagePreview, preview).SetProperty(c => c.LastMessageAt, at), CancellationToken.None);
    }

    private async Task LeaveAsync(OmniDbContext db, RunningErasure erasure, List<Guid> groups, CancellationToken ct)
    {
        var (names, identities) = (erasure.Subject.Names, erasure.Subject.IdentityIds);
        var reactions = await db.MessageReactions.Where(r => groups.Contains(r.ChatId) && names.Contains(r.PlatformUserId)).ToListAsync(ct);
        await erasure.SaveAsync(unitOfWork, erasure.Progress, async session =>
        {
            await session.Db.MessageReactions.Where(r => groups.Contains(r.ChatId) && names.Contains(r.PlatformUserId))
                .ExecuteDeleteAsync(CancellationToken.None);
            foreach (var (chatId, target) in reactions.Select(r => (r.ChatId, r.TargetExternalId)).Distinct())
                await ReactionProjection.ShowLeftAsync(session, chatId, target, time.GetUtcNow().ToUnixTimeMilliseconds());
            await session.Db.ChatParticipants.Where(p => groups.Contains(p.ChatId) && identities.Contains(p.PlatformIdentityId))
                .ExecuteDeleteAsync(CancellationToken.None);
            await session.Db.Chats.Where(c => groups.Contains(c.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.ParticipantCount, c => session.Db.ChatParticipants.Count(p => p.ChatId == c.Id)),
                CancellationToken.None);
        });
    }
}
