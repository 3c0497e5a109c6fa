using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage;
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
            .WithQuery("instanceId", "channel", "eventType", "contentType", "direction", "personId", "chatId", "messageId", "externalId",
                "status", "since", "until", "search", "limit", "cursor");
        events.MapPost("/search", Search).Validated<SearchEventsRequest>().Bounded().WithName("searchEvents")
            .WithSummary("Search events, newest first");
        events.MapGet("/analytics", Analytics).Bounded().WithName("getAnalytics")
            .WithSummary("Count messages, of the last 24 hours when no time is given")
            .WithQuery("instanceId", "since", "until", "allTime", "granularity");
        events.MapGet("/stream", Stream).WithName("streamEvents").WithSummary("Follow events as they happen, as server-sent events")
            .WithQuery("instanceId", "channel", "eventType", "lastEventId").Produces(200, contentType: "text/event-stream");
        events.MapGet("/{id}", Get).WithName("getEvent").WithSummary("Read one event");
    }

    private static async Task<Results<Ok<Page<EventRecord>>, ApiError>> List(
        HttpRequest request, Caller caller, EventQueries queries, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var filter = new EventFilter
        {
            InstanceId = query.Id("instanceId"),
            Channels = query.Csv("channel"),
            EventTypes = query.Csv("eventType"),
            ContentTypes = query.Csv("contentType"),
            PersonId = query.Id("personId"),
            ChatId = query.Id("chatId"),
            MessageId = query.Text("messageId"),
            ExternalId = query.Text("externalId") is { } externalId ? NamedMessages.ExternalIdOf(externalId) : null,
            Statuses = query.Csv("status"),
            Direction = query.OneOf("direction", Direction.Inbound, Direction.Outbound),
            SinceUnixMs = query.Time("since"),
            UntilUnixMs = query.Time("until"),
            Search = query.Text("search"),
            Visible = caller.InstanceIds,
            Limit = query.Limit(),
            Cursor = query.Cursor(),
        };
        if (query.Refusal is { } refusal) return refusal;
        if (RefusalOf(filter, caller) is { } foreign) return foreign;
        return TypedResults.Ok((await queries.ListAsync(filter, ct)).Select(e => e.For(caller)));
    }

    private static async Task<Results<Ok<FoundEvents>, ApiError>> Search(
        SearchEventsRequest request, Caller caller, EventQueries queries, FoundEventsView view, CancellationToken ct)
    {
        var filter = EventFilter.Of(request, caller);
        if (RefusalOf(filter, caller) is { } foreign) return foreign;
        return TypedResults.Ok(view.Of((await queries.ListAsync(filter, ct)).Select(e => e.For(caller)), request.Format));
    }

    /// <summary>A search reveals texts by its results, so it requires the scope that reads them.</summary>
    private static ApiError? RefusalOf(EventFilter filter, Caller caller) =>
        (filter.InstanceId is { } instance ? caller.RefusalOf(instance) : null)
            ?? (filter.Search is null ? null : caller.RefusalOfContent("A search of texts"));

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
}
