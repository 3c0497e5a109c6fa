using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>Endpoints that read events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events").RequireScope("events:read");
        events.MapGet("/", List).Bounded().WithName("listEvents").WithSummary("List events, newest first")
            .WithQuery([.. EventFilterReader.Parameters, "personId", "chatId", "messageId", "externalId", "status", "search"]);
        events.MapGet("/types", Types).WithName("listEventTypes").WithSummary("List the types of events that this host emits");
        events.MapGet("/by-sender/{senderId}", BySender).Bounded().WithName("listEventsBySender")
            .WithSummary("List what a person sent, by a number, a user id or the person's UUID").WithQuery(EventFilterReader.Parameters);
        events.MapGet("/timeline/{personId}", Timeline).Bounded().WithName("getPersonTimeline")
            .WithSummary("List the events in all chats of a person, newest first")
            .WithQuery([.. EventFilterReader.Parameters, "channels"]);
        events.MapPost("/search", Search).Validated<SearchEventsRequest>().Bounded().WithName("searchEvents")
            .WithSummary("Search events, newest first");
        events.MapGet("/analytics", Analytics).Bounded().WithName("getAnalytics")
            .WithSummary("Count messages, of the last 24 hours when no time is given")
            .WithQuery("instanceId", "since", "until", "allTime", "granularity");
        events.MapGet("/stream", Stream).WithName("streamEvents").WithSummary("Follow events as they happen, as server-sent events")
            .WithQuery("instanceId", "channel", "eventType", "lastEventId").Produces(200, contentType: "text/event-stream");
        events.MapGet("/{id}", Get).WithName("getEvent").WithSummary("Read one event");
        events.MapGet("/{id}/trace", Trace).Bounded().WithName("traceEvent")
            .WithSummary("Read one event with what caused it and what followed from it");
    }

    private static async Task<Results<Ok<Page<EventRecord>>, ApiError>> List(
        HttpRequest request, Caller caller, EventFilterReader filters, EventQueries queries, CancellationToken ct)
    {
        var (filter, refusal) = await filters.ReadAsync(request.Query, caller, ct);
        return filter is null ? refusal! : TypedResults.Ok((await queries.ListAsync(filter, ct)).Select(e => e.For(caller)));
    }

    private static async Task<Results<Ok<FoundEvents>, ApiError>> Search(
        SearchEventsRequest request, Caller caller, EventFilterReader filters, EventQueries queries, FoundEventsView view,
        CancellationToken ct)
    {
        var (filter, refusal) = await filters.OfAsync(request, caller, ct);
        return filter is null
            ? refusal!
            : TypedResults.Ok(view.Of((await queries.ListAsync(filter, ct)).Select(e => e.For(caller)), request.Format));
    }

    private static Ok<Page<EventTypeInfo>> Types() => TypedResults.Ok(
        new Page<EventTypeInfo>(DeclaredTypes.All, new PageMeta(HasMore: false, Cursor: null) { Total = DeclaredTypes.All.Count }));

    private static async Task<Results<Ok<Page<EventRecord>>, ApiError>> BySender(
        string senderId, HttpRequest request, Caller caller, EventFilterReader filters, NamedPersons persons, EventQueries queries,
        CancellationToken ct)
    {
        if (!Guid.TryParse(senderId, out _) && caller.RefusalOfContent("Naming a sender by number or the channel's id") is { } blind)
            return blind;
        var (filter, refusal) = await filters.ReadAsync(request.Query, caller, ct);
        if (filter is null) return refusal!;
        var theirs = filter with
        {
            PersonIds = await persons.IdsOfSenderAsync(senderId, caller, ct),
            Direction = filter.Direction ?? Direction.Inbound,
        };
        var page = theirs.PersonIds.Count == 0
            ? new Page<EventRecord>([], new PageMeta(HasMore: false, Cursor: null) { Total = 0 })
            : await queries.ListAsync(theirs, ct);
        return TypedResults.Ok(page.Select(e => e.For(caller)));
    }

    private static async Task<Results<Ok<PersonTimeline>, ApiError>> Timeline(
        string personId, HttpRequest request, Caller caller, EventFilterReader filters, NamedPersons persons, EventQueries queries,
        CancellationToken ct)
    {
        var (person, unknown) = await persons.FindAsync(personId, caller, ct);
        if (person is null) return unknown!;
        return await TimelineOfAsync(person.Id, request, caller, filters, persons, queries, ct);
    }

    internal static async Task<Results<Ok<PersonTimeline>, ApiError>> TimelineOfAsync(
        Guid person, HttpRequest request, Caller caller, EventFilterReader filters, NamedPersons persons, EventQueries queries,
        CancellationToken ct)
    {
        var (filter, refusal) = await filters.ReadAsync(request.Query, caller, ct);
        if (filter is null) return refusal!;
        var page = await queries.ListAsync(
            filter with
            {
                PersonIds = await persons.IdsOfSenderAsync(person.ToString(), caller, ct),
                WithTheirChats = true,
                Channels = filter.Channels ?? new ListQuery(request.Query).Csv("channels"),
            }, ct);
        return TypedResults.Ok(
            new PersonTimeline { PersonId = person, Items = [.. page.Items.Select(e => e.For(caller))], Meta = page.Meta });
    }

    private static async Task<Results<Ok<EventAnalytics>, ApiError>> Analytics(
        HttpRequest request, Caller caller, EventCounter analytics, TimeProvider time, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (instanceId, since, until, allTime, granularity) =
            (query.Id("instanceId"), query.Time("since"), query.Time("until"), query.Flag("allTime") ?? false,
                query.OneOf("granularity", "hourly", "daily"));
        if (query.Refusal is { } refusal) return refusal;
        if (instanceId is { } one && caller.RefusalOf(one) is { } foreign) return foreign;
        if (allTime) (since, until) = (null, null);
        else since ??= time.GetUtcNow().AddDays(-1).ToUnixTimeMilliseconds();
        return TypedResults.Ok(
            await analytics.CountAsync(since, until, id => caller.MaySee(id) && (instanceId is null || id == instanceId), granularity, ct));
    }

    private static async Task<IResult> Stream(
        HttpContext context, Caller caller, EventStream stream, EventLog log, ChannelRegistry registry, CancellationToken ct)
    {
        var query = new ListQuery(context.Request.Query);
        var (instanceId, channels, types, asked) =
            (query.Id("instanceId"), query.Csv("channel"), query.Csv("eventType"), query.Id("lastEventId"));
        if (query.Refusal is { } refusal) return refusal;
        if (types?.FirstOrDefault(t => !EventSelector.IsType(t)) is { } wrong)
            return ApiError.Validation("eventType", $"'eventType' takes types such as message.received or message.*, not '{wrong}'");
        if (instanceId is { } one && caller.RefusalOf(one) is { } foreign) return foreign;

        var header = context.Request.Headers["Last-Event-ID"].ToString();
        if (header.Length > 0 && !Guid.TryParse(header, out _))
            return ApiError.Validation("Last-Event-ID", "'Last-Event-ID' must be the id of an event, a UUID");
        var last = header.Length > 0 ? Guid.Parse(header) : asked;
        var after = last is { } id ? await log.PlaceOfAsync(id, ct) : await log.LastPlaceAsync(ct);
        if (after is null)
            return ApiError.Validation(
                "Last-Event-ID",
                "There is no event of that id, or it is no longer kept: read what was missed with GET "
                + "/api/v2/events and connect without it");

        // The key's permissions are checked for each event: they may change while the stream is open.
        var wish = new EventSelector(types, instanceId is { } only ? [only] : null, registry.NamesOf(channels));
        return await stream.WriteAsync(context, caller.KeyId, after.Value, wish.Includes) ?? Results.Empty;
    }

    private static async Task<Results<Ok<Data<EventRecord>>, ApiError>> Get(
        string id, Caller caller, EventQueries queries, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var eventId)) return ApiError.Validation("id", "'id' must be a UUID");
        var found = await queries.FindAsync(eventId, ct);
        if (found is null) return ApiError.NotFound("Event");
        return caller.RefusalOf(found.InstanceId) is { } refusal ? refusal : TypedResults.Ok(new Data<EventRecord>(found.For(caller)));
    }

    private static async Task<Results<Ok<Data<EventTrace>>, ApiError>> Trace(
        string id, Caller caller, EventTracer tracer, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var eventId)) return ApiError.Validation("id", "'id' must be a UUID");
        if (await tracer.TraceAsync(eventId, ct) is not { } trace) return ApiError.NotFound("Event");
        if (caller.RefusalOf(trace.Event.InstanceId) is { } refusal) return refusal;
        return TypedResults.Ok(new Data<EventTrace>(trace with
        {
            Event = trace.Event.For(caller),
            Ancestors = [.. trace.Ancestors.Select(e => e.For(caller))],
            Descendants = [.. trace.Descendants.Select(d => d with { Event = d.Event.For(caller) })],
        }));
    }
}
