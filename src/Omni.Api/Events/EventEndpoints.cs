using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Http;

namespace Omni.Api.Events;

/// <summary>Reading events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events").RequireScope("events:read");
        events.MapGet("/", List).WithName("listEvents").WithSummary("List events, newest first");
        events.MapGet("/{id}", Get).WithName("getEvent").WithSummary("Read one event");
    }

    private static async Task<Results<Ok<Page<EventView>>, ApiError>> List(HttpRequest request, Caller caller, EventQueries queries, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var filter = new EventFilter
        {
            InstanceId = query.Id("instanceId"),
            Channels = query.Csv("channel"),
            EventTypes = query.Csv("eventType"),
            ContentTypes = query.Csv("contentType"),
            Direction = query.OneOf("direction", "inbound", "outbound"),
            SinceUnixMs = query.Time("since"),
            UntilUnixMs = query.Time("until"),
            Search = query.Text("search"),
            Visible = caller.InstanceIds,
            Limit = query.Limit(),
            Cursor = query.Cursor(),
        };
        return query.Refusal is { } refusal ? refusal : TypedResults.Ok(await queries.ListAsync(filter, ct));
    }

    private static async Task<Results<Ok<Data<EventView>>, ApiError>> Get(string id, Caller caller, EventQueries queries, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var eventId)) return ApiError.Validation("id", "'id' must be a UUID");
        var found = await queries.FindAsync(eventId, ct);
        return found is not null && caller.MaySee(found.InstanceId) ? TypedResults.Ok(new Data<EventView>(found)) : ApiError.NotFound("Event");
    }
}
