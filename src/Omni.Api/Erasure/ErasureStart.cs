using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Receiving;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Chats;
using Omni.Contract.Erasures;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;

namespace Omni.Api.Erasure;

/// <summary>
/// Begins to erase a person in one transaction, the cut:
/// 1. Finds the person by every name that the instance knows.
/// 2. Detaches chat and person and cancels waiting sends: a message that arrives from now on creates a new chat and a new person.
/// 3. Stores what the worker has to erase.
/// Before the cut, stored webhooks take effect, so that none of them restores erased data.
/// </summary>
internal sealed class ErasureStart(IUnitOfWork unitOfWork, InboxProgress inbox, ErasureSignal signal, TimeProvider time)
{
    private const string Cancelled = OutboxState.Cancelled;
    private const int MostHashes = 1000;

    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(5), Look = TimeSpan.FromMilliseconds(10);

    /// <param name="caller">The caller.</param>
    /// <param name="instanceIds">The instances; null means all that know the person.</param>
    /// <param name="names">The names of the person.</param>
    /// <param name="id">Or the id of the person or the chat.</param>
    /// <param name="ct">Cancels the wait before the cut.</param>
    public async Task<ErasureOutcome> BeginAsync(
        Caller caller, IReadOnlyList<Guid>? instanceIds, IReadOnlyList<string> names, Guid? id, CancellationToken ct)
    {
        var lastWebhook = inbox.Seen.Last;
        if (!await IsProcessedAsync(lastWebhook, ct)) return new ErasureOutcome.Behind();
        var outcome = await unitOfWork.RunAsync(
            session => CutAsync(session, caller, instanceIds, names, id, lastWebhook), CancellationToken.None);
        signal.Ring();
        return outcome;
    }

    private async Task<bool> IsProcessedAsync(long webhook, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        while (!inbox.IsProcessed(webhook))
        {
            if (time.GetElapsedTime(begun) > CatchUpWithin) return false;
            await Task.Delay(Look, time, ct);
        }

        return true;
    }

    private async ValueTask<ErasureOutcome> CutAsync(
        WriteSession session, Caller caller, IReadOnlyList<Guid>? instanceIds, IReadOnlyList<string> names, Guid? id, long lastWebhook)
    {
        var db = session.Db;
        await session.OverwriteRemovedAsync();
        var requestId = Ids.Next(time);
        var rows = new List<ErasureRow>();
        var (persons, idName) = (new HashSet<Guid>(), id?.ToString("D"));
        foreach (var instanceId in instanceIds
            ?? await db.PlatformIdentities.Where(i => i.PersonId == id || i.PlatformUserId == idName).Select(i => i.InstanceId).Distinct()
                .ToListAsync())
        {
            // Step 1
            var (found, chats) = await SubjectFinder.FindAsync(db, instanceId, names, id);
            if (found is null) continue;
            var subject = found with
            {
                LastEvent = await db.Events.MaxAsync(e => (long?)e.Seq) ?? 0,
                LastMessage = await db.Messages.MaxAsync(m => (long?)m.Seq) ?? 0,
                LastAudit = await db.Audit.MaxAsync(a => (long?)a.Seq) ?? 0,
                LastWebhook = lastWebhook,
            };

            // Step 3 for the instance, while its channel is known
            persons.UnionWith(subject.PersonIds);
            var channel = chats.Select(c => c.Channel).FirstOrDefault()
                ?? await db.PlatformIdentities.Where(i => subject.IdentityIds.Contains(i.Id)).Select(i => i.Channel).FirstAsync();
            rows.Add(
                RowOf(requestId, instanceId, channel, subject, caller, ContactMask.Of(subject.Names.Count > 0 ? subject.Names[0] : "")));

            // Step 2
            await DetachAsync(db, instanceId, subject, chats);
        }

        if (rows.Count == 0) return await FindEarlierAsync(db, instanceIds, names, id);
        foreach (var personId in persons) await ForgetPersonAsync(db, personId);
        db.Erasures.AddRange(rows);
        await db.SaveChangesAsync(CancellationToken.None);
        return new ErasureOutcome.Taken(rows);
    }

    private async Task DetachAsync(OmniDbContext db, Guid instanceId, ErasureSubject subject, List<ChatRow> chats)
    {
        var (now, ids, identities) = (time.GetUtcNow().ToUnixTimeMilliseconds(), chats.ConvertAll(c => c.Id), subject.IdentityIds);
        await db.ChatAddresses.Where(a => ids.Contains(a.ChatId)).ExecuteDeleteAsync();
        await db.PlatformIdentities.Where(i => identities.Contains(i.Id)).ExecuteDeleteAsync();
        await db.FormerNumbers.Where(f => f.InstanceId == instanceId && subject.PersonIds.Contains(f.PersonId)).ExecuteDeleteAsync();
        foreach (var chat in chats)
        {
            var name = $"erased:{chat.Id:D}";
            await db.Chats.Where(c => c.Id == chat.Id).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.ExternalId, name).SetProperty(c => c.CanonicalId, name).SetProperty(c => c.ChatType, ChatRow.Erased)
                .SetProperty(c => c.Name, (string?)null).SetProperty(c => c.Description, (string?)null)
                .SetProperty(c => c.AvatarUrl, (string?)null).SetProperty(c => c.LastMessagePreview, (string?)null)
                .SetProperty(c => c.Labels, (string?)null)
                .SetProperty(c => c.Settings, (string?)null).SetProperty(c => c.PlatformMetadata, (string?)null)
                .SetProperty(c => c.UnreadCount, 0).SetProperty(c => c.UpdatedAt, now));
        }

        var pending = await db.Messages.Where(m => ids.Contains(m.ChatId) && m.IsFromMe && m.DeliveryStatus == DeliveryStatus.Pending)
            .Select(m => m.Id).ToListAsync();
        await db.Outbox.Where(o => pending.Contains(o.Id) && (o.State == OutboxState.Pending || o.State == OutboxState.Waiting))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, Cancelled).SetProperty(o => o.UpdatedAt, now));
    }

    /// <summary>Removes a person whom no instance knows any more; otherwise keeps only what other instances know.</summary>
    private static async Task ForgetPersonAsync(OmniDbContext db, Guid personId)
    {
        var left = await db.PlatformIdentities.AsNoTracking().Where(i => i.PersonId == personId).OrderBy(i => i.IsAlias)
            .ThenByDescending(i => i.UpdatedAt).ToListAsync();
        var person = db.Persons.Where(p => p.Id == personId);
        if (left.Count == 0)
        {
            await person.ExecuteDeleteAsync();
            return;
        }

        var (name, users) = (left[0].DisplayName, left.ConvertAll(i => i.PlatformUserId));
        await person.ExecuteUpdateAsync(set => set.SetProperty(p => p.DisplayName, name).SetProperty(p => p.Email, (string?)null)
            .SetProperty(p => p.AvatarUrl, (string?)null).SetProperty(p => p.Metadata, (string?)null));
        await person.Where(p => p.PhoneNumber != null && !users.Contains(p.PhoneNumber))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.PhoneNumber, (string?)null));
    }

    /// <summary>Finds the erasure that an earlier request began.</summary>
    private static async Task<ErasureOutcome> FindEarlierAsync(
        OmniDbContext db, IReadOnlyList<Guid>? instanceIds, IReadOnlyList<string> names, Guid? id)
    {
        var earlier = db.Erasures.AsNoTracking().Where(e => e.Hashes != null);
        if (instanceIds is not null) earlier = earlier.Where(e => instanceIds.Contains(e.InstanceId));
        foreach (var row in await earlier.OrderByDescending(e => e.Seq).Take(MostHashes).ToListAsync())
        {
            var hashes = names.Concat(id is { } known ? [known.ToString("D")] : []).Select(name => ErasedKey.OfName(row.InstanceId, name));
            if (!hashes.Any(hash => row.Hashes!.Contains(hash, StringComparison.Ordinal))) continue;
            return new ErasureOutcome.Taken(
                await db.Erasures.AsNoTracking().Where(e => e.RequestId == row.RequestId).OrderBy(e => e.Seq).ToListAsync());
        }

        return instanceIds is not null
            && await db.Chats.AnyAsync(c => instanceIds.Contains(c.InstanceId) && (names.Contains(c.ExternalId) || c.Id == id)
                && c.ChatType != ChatType.Direct && c.ChatType != ChatRow.Erased)
            ? new ErasureOutcome.NotAPerson()
            : new ErasureOutcome.NotFound();
    }

    private ErasureRow RowOf(Guid requestId, Guid instanceId, string channel, ErasureSubject subject, Caller caller, string contact)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var known = subject.Names.Concat(subject.PersonIds.Concat(subject.ChatIds).Select(i => i.ToString("D")));
        return new ErasureRow
        {
            Id = Ids.Next(time),
            RequestId = requestId,
            InstanceId = instanceId,
            Channel = channel,
            State = ErasureState.Running,
            Contact = contact,
            Subject = JsonSerializer.Serialize(subject),
            Hashes = JsonSerializer.Serialize(known.Select(name => ErasedKey.OfName(instanceId, name))),
            Progress = JsonSerializer.Serialize(new ErasureProgress()),
            KeyId = caller.KeyId,
            KeyName = caller.KeyName,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
