using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;

namespace Omni.Api.Erasure;

/// <summary>
/// Finds everything that belongs to one person on an instance: from a name to identities, their persons, the other identities, the direct
/// chats and the chats' other addresses, until nothing new turns up.
/// </summary>
internal static class SubjectFinder
{
    private const int ShortestName = 4;

    /// <summary>The subject of these names or this person; the caller sets the marks of the cut.</summary>
    public static async Task<(ErasureSubject? Subject, List<ChatRow> Chats)> FindAsync(
        OmniDbContext db, Guid instanceId, IEnumerable<string> start, Guid? personId)
    {
        var names = start.ToHashSet(StringComparer.Ordinal);
        var persons = new HashSet<Guid>();
        if (personId is { } known)
        {
            // The id of a person or a chat, as for a send; an earlier id of a merged person is a name.
            persons.Add(known);
            names.Add(known.ToString("D"));
            names.UnionWith(await db.Chats.Where(c => c.Id == known && c.InstanceId == instanceId && c.ChatType == ChatType.Direct)
                .Select(c => c.ExternalId).ToListAsync());
        }

        List<PlatformIdentityRow> identities;
        List<ChatRow> chats;
        int before;
        do
        {
            before = names.Count + persons.Count;
            identities = await db.PlatformIdentities.AsNoTracking()
                .Where(i => i.InstanceId == instanceId && (names.Contains(i.PlatformUserId) || persons.Contains(i.PersonId))).ToListAsync();
            foreach (var identity in identities)
            {
                names.Add(identity.PlatformUserId);
                persons.Add(identity.PersonId);
            }

            var seen = identities.ConvertAll(i => i.PersonId);
            names.UnionWith(
                await db.Persons.Where(p => seen.Contains(p.Id) && p.PhoneNumber != null).Select(p => p.PhoneNumber!).ToListAsync());
            var found = await db.ChatAddresses.Where(a => a.InstanceId == instanceId && names.Contains(a.Address)).Select(a => a.ChatId)
                .Distinct().ToListAsync();
            chats = await db.Chats.AsNoTracking().Where(c => found.Contains(c.Id) && c.ChatType == ChatType.Direct).ToListAsync();
            var ids = chats.ConvertAll(c => c.Id);
            names.UnionWith(await db.ChatAddresses.Where(a => ids.Contains(a.ChatId)).Select(a => a.Address).ToListAsync());
        }
        while (names.Count + persons.Count > before);

        if (identities.Count == 0 && chats.Count == 0) return (null, []);
        var former = names.Select(n => Guid.TryParseExact(n, "D", out var id) ? id : (Guid?)null).OfType<Guid>();
        return (new ErasureSubject
        {
            Names = [.. names.Where(n => n.Length >= ShortestName && !Guid.TryParseExact(n, "D", out _))],
            ChatIds = [.. chats.Select(c => c.Id).Concat(former).Distinct()],
            IdentityIds = [.. identities.Select(i => i.Id)],
            PersonIds = [.. identities.Select(i => i.PersonId).Distinct()],
            LastEvent = 0,
            LastMessage = 0,
            LastAudit = 0,
            LastWebhook = 0,
        }, chats);
    }
}
