using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Chats;
using Omni.Api.Foundation.Http;
using Omni.Api.Search;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;
using Omni.Contract.Contacts;

namespace Omni.Api.Contacts;

/// <summary>Reads contacts from stored chats, for channels without an address book.</summary>
internal sealed class ContactQueries(IReadDb reads, ChatQueries queries)
{
    public async Task<Page<Contact>> ContactsAsync(
        Guid instanceId, string? search, bool excludeGroups, int limit, Cursor? cursor, CancellationToken ct)
    {
        await using var db = reads.Open();
        var chats = db.Chats.Where(c => c.InstanceId == instanceId && c.ChatType != ChatRow.Erased);
        if (excludeGroups) chats = chats.Where(c => c.ChatType != ChatType.Group);
        if (search is not null) chats = await queries.MatchingAsync(chats, search, SearchScope.Of(instanceId, visible: null), ct);
        if (cursor is { Seq: var after }) chats = chats.Where(c => c.Seq > after);
        var rows = await chats.OrderBy(c => c.Seq).Take(limit + 1).ToListAsync(ct);
        var people = await PeopleOfAsync(db, instanceId, [.. rows.Select(r => r.ExternalId)], ct);
        var decisions = await DecisionsOfAsync(db, instanceId, [.. people.Values.Select(p => p.Person.Id)], ct);
        return Pages.Of(
            rows, limit, row => ContactOf(row, people.GetValueOrDefault(row.ExternalId), decisions),
            row => new Cursor(row.Seq, row.Seq).ToString());
    }

    public async Task<Page<Group>> GroupsAsync(Guid instanceId, int limit, Cursor? cursor, CancellationToken ct)
    {
        await using var db = reads.Open();
        var chats = db.Chats.Where(c => c.InstanceId == instanceId && c.ChatType == ChatType.Group);
        if (cursor is { Seq: var after }) chats = chats.Where(c => c.Seq > after);
        var rows = await chats.OrderBy(c => c.Seq).Take(limit + 1).ToListAsync(ct);
        return Pages.Of(rows, limit, GroupOf, row => new Cursor(row.Seq, row.Seq).ToString());
    }

    /// <summary>Finds a user by any of their ids on the channel; null when the instance has never seen them.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="names">The spellings of one id.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<UserProfile?> FindAsync(Guid instanceId, IReadOnlyList<string> names, CancellationToken ct)
    {
        await using var db = reads.Open();
        if (await db.PlatformIdentities.FirstOrDefaultAsync(i => i.InstanceId == instanceId && names.Contains(i.PlatformUserId), ct)
            is not { } identity)
        {
            return null;
        }
        var person = await db.Persons.FirstOrDefaultAsync(p => p.Id == identity.PersonId, ct);
        var metadata = identity.PlatformUsername is { } name
            ? JsonSerializer.SerializeToElement(new { username = name })
            : (JsonElement?)null;
        var decision = (await DecisionsOfAsync(db, instanceId, [identity.PersonId], ct)).GetValueOrDefault(identity.PersonId);
        return new UserProfile
        {
            MarketingOptOut = decision?.IsMarketingStopped ?? false,
            MarketingChangedAt = decision?.MarketingChangedAt.ToTime(),
            PlatformUserId = identity.PlatformUserId,
            DisplayName = identity.DisplayName ?? person?.DisplayName,
            AvatarUrl = null,
            Bio = null,
            Phone = person?.PhoneNumber,
            PlatformMetadata = metadata,
        };
    }

    private static async Task<Dictionary<string, (PlatformIdentityRow Identity, PersonRow Person)>> PeopleOfAsync(
        OmniDbContext db, Guid instanceId, List<string> ids, CancellationToken ct)
    {
        var found = await db.PlatformIdentities.Where(i => i.InstanceId == instanceId && ids.Contains(i.PlatformUserId))
            .Join(db.Persons, i => i.PersonId, p => p.Id, (identity, person) => new { identity, person }).ToListAsync(ct);
        return found.ToDictionary(f => f.identity.PlatformUserId, f => (f.identity, f.person), StringComparer.Ordinal);
    }

    /// <summary>The newest decision about marketing of each person who made one.</summary>
    private static async Task<Dictionary<Guid, PlatformIdentityRow>> DecisionsOfAsync(
        OmniDbContext db, Guid instanceId, List<Guid> personIds, CancellationToken ct)
    {
        var decided = await db.PlatformIdentities
            .Where(i => i.InstanceId == instanceId && personIds.Contains(i.PersonId) && i.MarketingChangedAt != null).ToListAsync(ct);
        return decided.GroupBy(i => i.PersonId).ToDictionary(of => of.Key, of => of.MaxBy(i => i.MarketingChangedAt)!);
    }

    private static Contact ContactOf(
        ChatRow row, (PlatformIdentityRow? Identity, PersonRow? Person) who, Dictionary<Guid, PlatformIdentityRow> decisions)
    {
        var decision = who.Person is { Id: var personId } ? decisions.GetValueOrDefault(personId) : null;
        var name = row.Name ?? who.Identity?.DisplayName;
        return new Contact
        {
            PlatformUserId = row.ExternalId,
            DisplayName = name,
            Name = name,
            Phone = who.Person?.PhoneNumber,
            AvatarUrl = row.AvatarUrl,
            IsGroup = row.ChatType == ChatType.Group,
            PersonId = who.Person?.Id,
            MarketingOptOut = decision?.IsMarketingStopped ?? false,
            MarketingChangedAt = decision?.MarketingChangedAt.ToTime(),
        };
    }

    private static Group GroupOf(ChatRow row) => new()
    {
        ExternalId = row.ExternalId,
        Name = row.Name,
        Description = row.Description,
        MemberCount = row.ParticipantCount,
        AvatarUrl = row.AvatarUrl,
        CreatedAt = row.CreatedAt.ToTime(),
        PlatformMetadata = row.PlatformMetadata.ToJson(),
    };
}
