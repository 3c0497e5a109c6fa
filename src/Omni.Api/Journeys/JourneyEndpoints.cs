using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Contract.Journeys;

namespace Omni.Api.Journeys;

/// <summary>Endpoints that show how messages passed through the host.</summary>
internal static class JourneyEndpoints
{
    public static void AddJourneys(this IServiceCollection services) => services.AddSingleton<JourneyQueries>();

    public static void MapJourneys(this IEndpointRouteBuilder api)
    {
        var journeys = api.MapGroup("/journeys").WithTags("Journeys").RequireScope("journeys:read");
        journeys.MapGet("/summary", Summary).Bounded().WithName("getJourneySummary")
            .WithSummary("Count the journeys of messages, of the last 24 hours when no time is given").WithQuery("since");
        journeys.MapGet("/{correlationId}", Get).WithName("getJourney").WithSummary("Read the journey of one message");
    }

    private static async Task<Results<Ok<JourneySummary>, ApiError>> Summary(
        HttpRequest request, Caller caller, JourneyQueries queries, TimeProvider time, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var since = query.Time("since") ?? time.GetUtcNow().AddDays(-1).ToUnixTimeMilliseconds();
        return query.Refusal is { } refusal ? refusal : TypedResults.Ok(await queries.SummaryAsync(since, caller.InstanceIds, ct));
    }

    private static async Task<Results<Ok<Journey>, ApiError>> Get(
        string correlationId, Caller caller, JourneyQueries queries, CancellationToken ct)
    {
        if (await queries.FindAsync(correlationId, caller.InstanceIds, ct) is not { } message) return ApiError.NotFound("Journey");
        return caller.RefusalOf(message.InstanceId) is { } refusal
            ? refusal
            : TypedResults.Ok(await queries.JourneyOfAsync(correlationId, message, ct));
    }
}
