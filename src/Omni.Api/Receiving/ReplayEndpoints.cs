using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Contract.Webhooks;

namespace Omni.Api.Receiving;

/// <summary>Endpoints that replay webhooks. A webhook may concern several instances, so only keys without a limit may call them.</summary>
internal static class ReplayEndpoints
{
    private static readonly TimeSpan HeldRetry = TimeSpan.FromSeconds(30);

    public static void MapReplay(this IEndpointRouteBuilder api) =>
        api.MapPost("/webhooks/replay", RunAsync).Validated<ReplayRequest>().WithTags("Webhooks").RequireScope("event-ops:write")
            .WithName("replayWebhooks").WithSummary("Process the webhooks of a time range again");

    private static async Task<Results<Ok<Data<ReplayOutcome>>, ApiError>> RunAsync(
        ReplayRequest request, Caller caller, Replay replay, TimeProvider time, CancellationToken ct)
    {
        if (caller.InstanceIds is not null) return ApiError.Forbidden("A replay is for keys that are not limited to certain instances");
        var after = Cursor.TryParse(request.Cursor, out var cursor) ? cursor.Seq : (long?)null;
        var result = await replay.RunAsync(
            request.Since.ToUnixTimeMilliseconds(), (request.Until ?? time.GetUtcNow())
                .ToUnixTimeMilliseconds(), after, request.Limit ?? ReplayRequestValidator.MaxLimit, ct);
        if (result is { Held: { } held, Replayed: 0 })
            return ApiError.Unavailable(
                "CHANNEL_HELD", $"The channel '{held}' has not returned from earlier webhooks and is held; see /health",
                HeldRetry);
        return TypedResults.Ok(new Data<ReplayOutcome>(new ReplayOutcome
        {
            Replayed = result.Replayed,
            NewEvents = result.NewEvents,
            HasMore = result.LastId is not null,
            Cursor = result.LastId is { } last ? new Cursor(last, last).ToString() : null,
        }));
    }
}
