using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Addressing;

/// <summary>
/// Finds a person as callers name one: by the id in this host, also of a person that was merged, or by a number or user id of the channel.
/// A key sees the persons whom its instances know.
/// </summary>
internal sealed class NamedPersons(IReadDb reads, ChannelRegistry channels)
{
    /// <summary>No number or user id is as short as some mistakes are.</summary>
    private const int ShortestAddress = 5;

    public async Task<(PersonRow? Person, ApiError? Refusal)> FindAsync(string reference, Caller caller, CancellationToken ct)
    {
        await using var db = reads.Open();
        if (Guid.TryParse(reference, out var id))
        {
            if (await FindByIdAsync(db, id, ct) is { } person && await IsVisibleAsync(db, person.Id, caller, ct)) return (person, null);

            // A key must not learn whether other instances know the person.
            return (null, caller.InstanceIds is null
                ? ApiError.NotFound("Person")
                : ApiError.Forbidden("No instance that this key may use knows that person"));
        }

        if (reference.Trim().Length < ShortestAddress)
            return (null, ApiError.Validation("id", $"'id' must be a UUID or the channel's id of a person, not '{reference}'"));
        if (caller.RefusalOfContent("Naming a person by number or the channel's id") is { } blind) return (null, blind);
        var found = await IdsOfAddressAsync(db, reference, caller, ct);
        return found switch
        {
            [] => (null, ApiError.NotFound("Person")),
            [var only] => (await db.Persons.FirstOrDefaultAsync(p => p.Id == only, ct), null),
            _ => (null, ApiError.Validation(
                "id", $"'id' names {found.Count} persons: give the id of one of them, {string.Join(", ", found)}")),
        };
    }

    /// <summary>All ids of the persons whom a sender's id names: a UUID, a number or a user id. Empty when there is none.</summary>
    public async Task<IReadOnlyList<Guid>> IdsOfSenderAsync(string reference, Caller caller, CancellationToken ct)
    {
        await using var db = reads.Open();
        var current = Guid.TryParse(reference, out var id) ? [id] : await IdsOfAddressAsync(db, reference, caller, ct);
        var ids = new List<Guid>();
        foreach (var person in current) ids.AddRange(await db.IdsOfPersonAsync(person, ct));
        return ids;
    }

    private static async Task<PersonRow?> FindByIdAsync(OmniDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.Persons.FirstOrDefaultAsync(p => p.Id == id, ct) is { } person) return person;
        var name = id.ToString("D");
        return await db.PlatformIdentities.Where(i => i.PlatformUserId == name).Join(db.Persons, i => i.PersonId, p => p.Id, (_, p) => p)
            .FirstOrDefaultAsync(ct);
    }

    private static async Task<bool> IsVisibleAsync(OmniDbContext db, Guid personId, Caller caller, CancellationToken ct) =>
        caller.InstanceIds is not { } visible
        || await db.PlatformIdentities.AnyAsync(i => i.PersonId == personId && visible.Contains(i.InstanceId), ct);

    private async Task<List<Guid>> IdsOfAddressAsync(OmniDbContext db, string reference, Caller caller, CancellationToken ct)
    {
        var names = channels.All.SelectMany(plugin => AddressSpellings.WithOthers(plugin, reference)).Distinct(StringComparer.Ordinal)
            .ToList();

        // The index on names begins with the instance.
        var instances = caller.InstanceIds ?? await db.Instances.Select(i => i.Id).ToListAsync(ct);
        return await db.PlatformIdentities.Where(i => instances.Contains(i.InstanceId) && names.Contains(i.PlatformUserId))
            .Select(i => i.PersonId).Distinct().ToListAsync(ct);
    }
}
