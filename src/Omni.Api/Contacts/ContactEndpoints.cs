using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Foundation.Http;
using Omni.Api.Instances;
using Omni.Api.Reads;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Contacts;

namespace Omni.Api.Contacts;

/// <summary>Endpoints for contacts: from the channel's address book where it has one, else from stored chats.</summary>
internal static class ContactEndpoints
{
    private const int MaxFetched = 1000, DefaultFetched = 100;

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/instances/{id}").WithTags("Instances").RequireScope("instances:read");
        people.MapGet("/contacts", Contacts).Bounded().WithName("listContacts").WithSummary("List the contacts of an instance")
            .WithQuery("search", "excludeGroups", "limit", "cursor");
        people.MapGet("/groups", Groups).Bounded().WithName("listGroups").WithSummary("List the groups of an instance")
            .WithQuery("limit", "cursor");
        people.MapGet("/users/{userId}/profile", Profile).WithName("getUserProfile").WithSummary("Read a user's profile")
            .RequireScope(Caller.Content);
    }

    private static async Task<Results<Ok<FetchedPage<Contact>>, ApiError>> Contacts(
        string id, HttpRequest request, Caller caller, InstanceLookup lookup, ChannelRegistry channels, ContactQueries queries,
        CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (search, excludeGroups, limit, cursor) =
            (query.Text("search"), query.Flag("excludeGroups") ?? false, query.Limit(MaxFetched, DefaultFetched), query.Cursor());
        if (query.Refusal is { } wrong) return wrong;
        var (row, refusal) = await lookup.FindAsync(id, caller, ct);
        if (row is null) return refusal!;
        if (search is not null && caller.RefusalOfContent("A search of names and numbers") is { } blind) return blind;
        if (search is not null && channels.Get(row.Channel) is { } plugin) search = AddressSpellings.Sought([plugin], search);
        var page = channels.Get(row.Channel) is IContactChannel book
            ? await FetchAsync(
                book.GetContactsAsync(row.Id, ct).Select(ContactOf).Where(c => !excludeGroups || !c.IsGroup), limit, cursor, ct)
            : await queries.ContactsAsync(row.Id, search, excludeGroups, limit, cursor, ct);
        return TypedResults.Ok(Pages.Fetched(page.Select(contact => contact.For(caller))));
    }

    private static async Task<Results<Ok<FetchedPage<Group>>, ApiError>> Groups(
        string id, HttpRequest request, Caller caller, InstanceLookup lookup, ChannelRegistry channels, ContactQueries queries,
        CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (limit, cursor) = (query.Limit(MaxFetched, DefaultFetched), query.Cursor());
        if (query.Refusal is { } wrong) return wrong;
        var (row, refusal) = await lookup.FindAsync(id, caller, ct);
        if (row is null) return refusal!;
        var page = channels.Get(row.Channel) is IGroupChannel groups
            ? await FetchAsync(groups.GetGroupsAsync(row.Id, ct).Select(GroupOf), limit, cursor, ct)
            : await queries.GroupsAsync(row.Id, limit, cursor, ct);
        return TypedResults.Ok(Pages.Fetched(page.Select(group => group.For(caller))));
    }

    private static async Task<Results<Ok<Data<UserProfile>>, ApiError>> Profile(
        string id, string userId, Caller caller, InstanceLookup lookup, ChannelRegistry channels, ContactQueries queries,
        CancellationToken ct)
    {
        var (row, refusal) = await lookup.FindAsync(id, caller, ct);
        if (row is null) return refusal!;
        if (channels.Get(row.Channel) is IUserProfileChannel profiles)
        {
            return await profiles.GetUserProfileAsync(row.Id, userId, ct) switch
            {
                ProfileResult.Found { Profile: var profile } => TypedResults.Ok(new Data<UserProfile>(ProfileOf(userId, profile))),
                ProfileResult.Failed failed => ApiError.OfChannel(failed.ErrorCode, failed.Error),
                _ => ApiError.NotFound("User"),
            };
        }

        return await queries.FindAsync(row.Id, AddressSpellings.Of(channels.Get(row.Channel), userId), ct) is { } known
            ? TypedResults.Ok(new Data<UserProfile>(known))
            : ApiError.NotFound("User");
    }

    /// <summary>A page of a channel's sequence; its cursor counts items.</summary>
    private static async Task<Page<T>> FetchAsync<T>(IAsyncEnumerable<T> all, int limit, Cursor? cursor, CancellationToken ct)
    {
        var skip = (int)Math.Clamp(cursor?.Seq ?? 0, 0, int.MaxValue - MaxFetched - 1);
        var rows = await all.Skip(skip).Take(limit + 1).ToListAsync(ct);
        return Pages.Of(rows, limit, row => row, _ => new Cursor(skip + limit, skip + limit).ToString());
    }

    private static Contact ContactOf(ChannelContact contact) => new()
    {
        PlatformUserId = contact.PlatformUserId,
        DisplayName = contact.Name,
        Name = contact.Name,
        Phone = contact.Phone,
        AvatarUrl = contact.ProfilePicUrl,
        IsGroup = contact.IsGroup,
    };

    private static UserProfile ProfileOf(string userId, ChannelProfile profile) => new()
    {
        PlatformUserId = userId,
        DisplayName = profile.Name,
        AvatarUrl = profile.AvatarUrl,
        Bio = profile.Bio,
        Phone = null,
        PlatformMetadata = profile.PlatformMetadata,
    };

    private static Group GroupOf(ChannelGroup group) =>
        new() { ExternalId = group.ExternalId, Name = group.Name, Description = group.Description, MemberCount = group.MemberCount };
}
