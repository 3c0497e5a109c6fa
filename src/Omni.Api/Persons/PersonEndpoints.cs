using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Events;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Events;
using Omni.Contract.Persons;

namespace Omni.Api.Persons;

/// <summary>Endpoints for persons: the people of all instances that a key may see.</summary>
internal static class PersonEndpoints
{
    public static void AddPersons(this IServiceCollection services)
    {
        services.AddSingleton<PersonQueries>();
        services.AddSingleton<PersonChanges>();
    }

    public static void MapPersons(this IEndpointRouteBuilder api)
    {
        var reading = api.MapGroup("/persons").WithTags("Persons").RequireScope("persons:read").TakesChannelIds();
        reading.MapGet("/", List).Bounded().WithName("listPersons").WithSummary("List or search persons, most recent message first")
            .WithQuery("search", "limit", "cursor");
        reading.MapGet("/{id}", Get).WithName("getPerson").WithSummary("Read one person");
        reading.MapGet("/{id}/presence", Presence).Bounded().WithName("getPersonPresence")
            .WithSummary("Read where a person is known, and what was exchanged there");
        reading.MapGet("/{id}/timeline", Timeline).Bounded().WithName("listPersonTimeline")
            .WithSummary("List the events in all chats of a person, newest first").WithQuery([.. EventFilterReader.Parameters, "channels"]);
        var changing = api.MapGroup("/persons").WithTags("Persons").RequireScope("persons:write").MayAnswer(404).TakesChannelIds();
        changing.MapPatch("/{id}", Update).Validated<UpdatePersonRequest>().WithName("updatePerson")
            .WithSummary("Change a person's name, e-mail address, picture or metadata");
        changing.MapPost("/merge", Merge).Validated<MergePersonsRequest>().RequireWholeKey("Merges of persons are").WithName("mergePersons")
            .WithSummary("Merge two persons whom no instance knows both");
        changing.MapPost("/link", Link).Validated<LinkIdentitiesRequest>().RequireWholeKey("Merges of persons are")
            .WithName("linkIdentities").WithSummary("Merge the persons of two identities, which are of different instances");
    }

    private static async Task<Results<Ok<Page<Person>>, ApiError>> List(
        HttpRequest request, Caller caller, PersonQueries queries, ChannelRegistry channels, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (search, limit, cursor) = (query.Text("search"), query.Limit(), query.Cursor());
        if (query.Refusal is { } refusal) return refusal;
        if (search is not null && caller.RefusalOfContent("A search of names and numbers") is { } blind) return blind;
        if (search is not null) search = AddressSpellings.Sought(channels.All, search);
        return TypedResults.Ok((await queries.ListAsync(search, caller.InstanceIds, limit, cursor, ct)).Select(p => p.For(caller)));
    }

    private static async Task<Results<Ok<Data<Person>>, ApiError>> Get(
        string id, Caller caller, NamedPersons persons, CancellationToken ct)
    {
        var (person, refusal) = await persons.FindAsync(id, caller, ct);
        return person is null ? refusal! : TypedResults.Ok(new Data<Person>(PersonView.Of(person).For(caller)));
    }

    private static async Task<Results<Ok<Data<PersonPresence>>, ApiError>> Presence(
        string id, Caller caller, NamedPersons persons, PersonQueries queries, CancellationToken ct)
    {
        var (person, refusal) = await persons.FindAsync(id, caller, ct);
        if (person is null) return refusal!;
        var presence = await queries.PresenceAsync(person, caller.InstanceIds, ct);
        return TypedResults.Ok(new Data<PersonPresence>(presence with
        {
            Person = presence.Person.For(caller),
            Identities = [.. presence.Identities.Select(i => i.For(caller))],
        }));
    }

    private static async Task<Results<Ok<PersonTimeline>, ApiError>> Timeline(
        string id, HttpRequest request, Caller caller, EventFilterReader filters, NamedPersons persons, EventQueries queries,
        CancellationToken ct)
    {
        var (person, refusal) = await persons.FindAsync(id, caller, ct);
        return person is null
            ? refusal!
            : await EventEndpoints.TimelineOfAsync(person.Id, request, caller, filters, persons, queries, ct);
    }

    private static async Task<Results<Ok<Data<Person>>, ApiError>> Update(
        string id, UpdatePersonRequest request, Caller caller, NamedPersons persons, PersonChanges changes, CancellationToken ct)
    {
        var (person, refusal) = await persons.FindAsync(id, caller, ct);
        if (person is null) return refusal!;
        if (request.PrimaryPhone is { } phone && phone.TrimStart('+') != person.PhoneNumber)
            return ApiError.NotSupported("A person's number is what the channel says: it changes when they write from another one");
        return await changes.UpdateAsync(person.Id, request) is { } changed
            ? TypedResults.Ok(new Data<Person>(changed.For(caller)))
            : ApiError.NotFound("Person");
    }

    private static async Task<Results<Ok<Data<MergedPerson>>, ApiError>> Merge(
        MergePersonsRequest request, Caller caller, NamedPersons persons, PersonChanges changes, CancellationToken ct)
    {
        var (source, unknown) = await persons.FindAsync(request.SourcePersonId!, caller, ct);
        if (source is null) return unknown!;
        var (target, other) = await persons.FindAsync(request.TargetPersonId!, caller, ct);
        return target is null ? other! : await MergeAsync(source.Id, target.Id, caller, persons, changes, ct);
    }

    private static async Task<Results<Ok<Data<MergedPerson>>, ApiError>> Link(
        LinkIdentitiesRequest request, Caller caller, IReadDb reads, NamedPersons persons, PersonChanges changes, CancellationToken ct)
    {
        await using var db = reads.Open();
        var (a, b) = (Guid.Parse(request.IdentityA!), Guid.Parse(request.IdentityB!));
        var owners = await db.PlatformIdentities.Where(i => i.Id == a || i.Id == b).ToDictionaryAsync(i => i.Id, i => i.PersonId, ct);
        return owners.TryGetValue(a, out var target) && owners.TryGetValue(b, out var source)
            ? await MergeAsync(source, target, caller, persons, changes, ct)
            : ApiError.NotFound("Identity");
    }

    private static async Task<Results<Ok<Data<MergedPerson>>, ApiError>> MergeAsync(
        Guid source, Guid target, Caller caller, NamedPersons persons, PersonChanges changes, CancellationToken ct)
    {
        if (source == target)
        {
            var (same, refusal) = await persons.FindAsync(target.ToString(), caller, ct);
            return same is null
                ? refusal!
                : TypedResults.Ok(new Data<MergedPerson>(new MergedPerson { Person = PersonView.Of(same).For(caller) }));
        }

        return await changes.MergeAsync(source, target) is { } merged
            ? TypedResults.Ok(new Data<MergedPerson>(new MergedPerson { Person = merged.For(caller), MergedPersonId = source }))
            : ApiError.NotSupported(
                "An instance knows both persons under different ids: only the channel can say that they are one user, because a message "
                + "to one of them would go to the other");
    }
}
