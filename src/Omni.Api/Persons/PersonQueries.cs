using Microsoft.EntityFrameworkCore;
using Omni.Api.Chats;
using Omni.Api.Foundation.Http;
using Omni.Api.Search;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;
using Omni.Contract.Persons;

namespace Omni.Api.Persons;

/// <summary>Reads persons, by their direct chats.</summary>
internal sealed class PersonQueries(IReadDb reads, ChatQueries queries)
{
    /// <summary>
    /// The persons of direct chats, the latest message first. A person with chats on several instances may be on several pages.
    /// </summary>
    public async Task<Page<Person>> ListAsync(
        string? search, IReadOnlyList<Guid>? visible, int limit, Cursor? cursor, CancellationToken ct)
    {
        await using var db = reads.Open();
        var chats = db.Chats.Where(c => c.ChatType == ChatType.Direct);
        if (visible is not null) chats = chats.Where(c => visible.Contains(c.InstanceId));
        if (search is not null) chats = await queries.MatchingAsync(chats, search, SearchScope.Of(instanceId: null, visible), ct);
        if (cursor is { } place) chats = ChatOrder.Activity.After(chats, place);
        var rows = await ChatOrder.Activity.Sort(chats).Take(limit + 1).ToListAsync(ct);
        var hasMore = rows.Count > limit;
        if (hasMore) rows = rows[..limit];
        var (instances, names) = (rows.ConvertAll(c => c.InstanceId), rows.ConvertAll(c => c.ExternalId));
        var persons = (await db.PlatformIdentities.Where(i => instances.Contains(i.InstanceId) && names.Contains(i.PlatformUserId))
                .Join(db.Persons, i => i.PersonId, p => p.Id, (i, p) => new { i.InstanceId, i.PlatformUserId, Person = p }).ToListAsync(ct))
            .ToDictionary(f => (f.InstanceId, f.PlatformUserId), f => f.Person);
        var items = rows.Select(chat => persons.GetValueOrDefault((chat.InstanceId, chat.ExternalId))).OfType<PersonRow>()
            .DistinctBy(person => person.Id).Select(PersonView.Of).ToList();
        return new Page<Person>(items, new PageMeta(hasMore, hasMore ? ChatOrder.Activity.PlaceOf(rows[^1]).ToString() : null)
        {
            Total = !hasMore && cursor is null ? items.Count : null,
        });
    }

    /// <summary>Where a person is known, of the instances that a key may see.</summary>
    public async Task<PersonPresence> PresenceAsync(PersonRow person, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        await using var db = reads.Open();
        var identities = await db.PlatformIdentities.Where(i => i.PersonId == person.Id).OrderBy(i => i.IsAlias).ThenBy(i => i.CreatedAt)
            .ToListAsync(ct);

        // Former ids of merged persons are names too, and nobody's on a channel.
        identities.RemoveAll(i => Guid.TryParseExact(i.PlatformUserId, "D", out _) || visible?.Contains(i.InstanceId) == false);
        var ids = await db.ChatsOfPersonsAsync([person.Id], ct);
        var chats = await db.Chats.Where(c => ids.Contains(c.Id) && c.ChatType == ChatType.Direct).ToListAsync(ct);
        chats.RemoveAll(c => visible?.Contains(c.InstanceId) == false);
        return new PersonPresence
        {
            Person = PersonView.Of(person),
            Identities = [.. identities.Select(PersonView.Of)],
            Summary = SummaryOf(identities, chats),
            ByChannel = identities.GroupBy(i => i.Channel, StringComparer.Ordinal).ToDictionary(
                of => of.Key, of => SummaryOf([.. of], chats.FindAll(c => c.Channel == of.Key)), StringComparer.Ordinal),
        };
    }

    private static PresenceSummary SummaryOf(List<PlatformIdentityRow> identities, List<ChatRow> chats) => new()
    {
        Instances = identities.Select(i => i.InstanceId).Distinct().Count(),
        Identities = identities.Count,
        Chats = chats.Count,
        TotalMessages = chats.Sum(c => c.MessageCount),
        FirstSeenAt = identities.Count == 0 ? null : identities.Min(i => i.CreatedAt).ToTime(),
        LastMessageAt = chats.Max(c => c.LastMessageAt).ToTime(),
    };
}
