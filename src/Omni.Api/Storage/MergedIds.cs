using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage;

/// <summary>Chats and persons that were merged into others are still named by callers that kept their ids.</summary>
internal static class MergedIds
{
    /// <summary>The chat that has the messages of this one; the id itself for a chat that was not merged.</summary>
    public static async Task<Guid> CurrentChatAsync(this OmniDbContext db, Guid id, CancellationToken ct)
    {
        var name = id.ToString("D");
        return await db.ChatAddresses.Where(a => a.Address == name).Select(a => (Guid?)a.ChatId).FirstOrDefaultAsync(ct) ?? id;
    }

    /// <summary>All ids that a chat has had: events keep the one of their time.</summary>
    public static async Task<List<Guid>> IdsOfChatAsync(this OmniDbContext db, Guid id, CancellationToken ct)
    {
        var current = await db.CurrentChatAsync(id, ct);
        var names = await db.ChatAddresses.Where(a => a.ChatId == current).Select(a => a.Address).ToListAsync(ct);
        return [.. names.Select(IdOf).OfType<Guid>().Append(current).Distinct()];
    }

    /// <summary>The chats of some persons, with all ids that each has had.</summary>
    public static async Task<List<Guid>> ChatsOfPersonsAsync(this OmniDbContext db, IReadOnlyList<Guid> persons, CancellationToken ct)
    {
        var written = db.ChatParticipants.Where(p => persons.Contains(p.PersonId)).Select(p => p.ChatId);
        var addressed = db.PlatformIdentities.Where(i => persons.Contains(i.PersonId)).Join(
            db.ChatAddresses, i => new { i.InstanceId, Name = i.PlatformUserId }, a => new { a.InstanceId, Name = a.Address },
            (_, a) => a.ChatId);
        var chats = await written.Union(addressed).ToListAsync(ct);
        var names = chats.Count == 0
            ? []
            : await db.ChatAddresses.Where(a => chats.Contains(a.ChatId)).Select(a => a.Address).ToListAsync(ct);
        return [.. chats.Concat(names.Select(IdOf).OfType<Guid>()).Distinct()];
    }

    /// <summary>All ids that a person has had: events keep the one of their time.</summary>
    public static async Task<List<Guid>> IdsOfPersonAsync(this OmniDbContext db, Guid id, CancellationToken ct)
    {
        var name = id.ToString("D");
        var names = await db.PlatformIdentities.Where(i => i.PersonId == id).Select(i => i.PlatformUserId).ToListAsync(ct);
        if (names.Count == 0)
        {
            var person = db.PlatformIdentities.Where(i => i.PlatformUserId == name).Select(i => i.PersonId);
            names = await db.PlatformIdentities.Where(i => person.Contains(i.PersonId)).Select(i => i.PlatformUserId).ToListAsync(ct);
            names.AddRange((await person.ToListAsync(ct)).Select(current => current.ToString("D")));
        }

        return [.. names.Select(IdOf).OfType<Guid>().Append(id).Distinct()];
    }

    private static Guid? IdOf(string name) => Guid.TryParseExact(name, "D", out var id) ? id : null;
}
