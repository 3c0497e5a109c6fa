using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Http;

namespace Omni.Api.DeadLetters;

/// <summary>What could not be processed, and trying it again. A webhook may be about several instances: only keys without a limit see them.</summary>
internal static class DeadLetterEndpoints
{
    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dead-letters", List).WithTags("Dead letters").RequireScope("events:read").WithName("listDeadLetters").WithSummary("List webhooks that could not be processed");
        api.MapPost("/dead-letters/{id}/retry", Retry).WithTags("Dead letters").RequireScope("events:write").WithName("retryDeadLetter").WithSummary("Process a dead letter again");
    }

    private static async Task<Results<Ok<Page<DeadLetterView>>, ApiError>> List(HttpRequest request, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        if (caller.InstanceIds is not null) return ApiError.Forbidden("Dead letters are for keys that are not limited to certain instances");
        var query = new ListQuery(request.Query);
        var (status, limit, cursor) = (query.OneOf("status", "pending", "retried"), query.Limit(), query.Cursor());
        return query.Refusal is { } refusal ? refusal : TypedResults.Ok(await store.ListAsync(status, limit, cursor, ct));
    }

    private static async Task<Results<Ok<Success>, ApiError>> Retry(string id, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        if (caller.InstanceIds is not null) return ApiError.Forbidden("Dead letters are for keys that are not limited to certain instances");
        if (!Guid.TryParse(id, out var letterId)) return ApiError.Validation("id", $"'id' must be a UUID, not '{id}'");
        if (await store.FindAsync(letterId, ct) is not { } letter) return ApiError.NotFound("Dead letter");
        return await store.RetryAsync(letter) ? TypedResults.Ok(new Success()) : new ApiError(503, "NOT_STORED", "The webhook could not be put into the inbox; try again");
    }
}
