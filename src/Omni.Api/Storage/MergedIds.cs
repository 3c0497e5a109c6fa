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

        var merged = names.Select(n => Guid.TryParseExact(n, "D", out var earlier) ? earlier : (Guid?)null).OfType<Guid>();
        return [.. merged.Append(id).Distinct()];
    }
}
