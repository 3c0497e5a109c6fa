using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Http;

namespace Omni.Api.Inbox;

/// <summary>Processing webhooks once more. They may be about several instances: only keys without a limit may.</summary>
internal static class ReplayEndpoints
{
    private static readonly TimeSpan HeldRetry = TimeSpan.FromSeconds(30);

    public static void MapReplay(this IEndpointRouteBuilder api) =>
        api.MapPost("/webhooks/replay", RunAsync).Validated<ReplayRequest>().WithTags("Webhooks").RequireScope("events:write").WithName("replayWebhooks").WithSummary("Process the webhooks of a range of time once more");

    private static async Task<Results<Ok<Data<ReplayView>>, ApiError>> RunAsync(ReplayRequest request, Caller caller, Replay replay, TimeProvider time, CancellationToken ct)
    {
        if (caller.InstanceIds is not null) return ApiError.Forbidden("A replay is for keys that are not limited to certain instances");
        var after = Cursor.TryParse(request.Cursor, out var cursor) ? cursor.Seq : (long?)null;
        var result = await replay.RunAsync(
            request.Since!.Value.ToUnixTimeMilliseconds(), (request.Until ?? time.GetUtcNow()).ToUnixTimeMilliseconds(), after, request.Limit ?? ReplayRequest.Validator.MaxLimit, ct);
        if (result is { Held: { } held, Replayed: 0 })
            return ApiError.Unavailable("CHANNEL_HELD", $"The channel '{held}' has not come back from webhooks that it was given, and is held; see /health", HeldRetry);
        return TypedResults.Ok(new Data<ReplayView>(new ReplayView(result.Replayed, result.NewEvents, result.LastId is not null, result.LastId is { } last ? new Cursor(last, last).ToString() : null)));
    }

    /// <summary>What one call did.</summary>
    /// <param name="Replayed">Webhooks processed once more.</param>
    /// <param name="NewEvents">Events that were not there before.</param>
    /// <param name="HasMore">Whether the range has more.</param>
    /// <param name="Cursor">To go on with.</param>
    internal sealed record ReplayView(int Replayed, int NewEvents, bool HasMore, string? Cursor);
}
