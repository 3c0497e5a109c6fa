using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>The endpoint that shows figures about events.</summary>
internal static class EventMetricsEndpoints
{
    public static void MapEventMetrics(this IEndpointRouteBuilder api) => api.MapGet("/event-ops/metrics", Metrics).Bounded()
        .WithTags("Events").RequireScope("event-ops:read").RequireWholeKey("Metrics of events are").WithName("getEventMetrics")
        .WithSummary("Read figures about the stored events");

    private static async Task<Ok<Data<EventMetrics>>> Metrics(EventCounter counter, IReadDb reads, TimeProvider time, CancellationToken ct)
    {
        var since = time.GetUtcNow().AddDays(-1).ToUnixTimeMilliseconds();
        var last = await reads.ReadLastEventAsync(ct);
        return TypedResults.Ok(new Data<EventMetrics>(new EventMetrics
        {
            LastSeq = last,
            LastEventAt = (await reads.ReadEventTimeAsync(last, ct)).ToTime(),
            LastDay = await counter.CountAsync(since, until: null, _ => true, granularity: null, ct),
        }));
    }
}
