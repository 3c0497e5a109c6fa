using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage.Rows;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Receiving.DeadLetters;

/// <summary>
/// Endpoints that show and retry dead letters. A webhook may concern several instances, so only keys without a limit may call them.
/// </summary>
internal static class DeadLetterEndpoints
{
    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dead-letters", List).Bounded().WithTags("Dead letters").RequireScope("dead-letters:read").WithName("listDeadLetters")
            .WithSummary("List webhooks that could not be processed").WithQuery("status", "since", "until", "limit", "cursor");
        api.MapGet("/dead-letters/{id}", Get).WithTags("Dead letters").RequireScope("dead-letters:read").WithName("getDeadLetter")
            .WithSummary("Read one webhook that could not be processed");
        api.MapPost("/dead-letters/{id}/retry", Retry).WithTags("Dead letters").RequireScope("dead-letters:write")
            .WithName("retryDeadLetter").WithSummary("Process a dead letter again");
    }

    private static async Task<Results<Ok<Page<DeadLetter>>, ApiError>> List(
        HttpRequest request, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("Dead letters are") is { } limited) return limited;
        var query = new ListQuery(request.Query);
        var (status, since, until, limit, cursor) = (query.OneOf("status", DeadLetterStatus.Pending, DeadLetterStatus.Retried),
            query.Time("since"), query.Time("until"), query.Limit(), query.Cursor());
        if (query.Refusal is { } refusal) return refusal;
        return TypedResults.Ok((await store.ListAsync(status, since, until, limit, cursor, ct)).Select(letter => letter.For(caller)));
    }

    private static async Task<Results<Ok<Data<DeadLetter>>, ApiError>> Get(
        string id, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        var (letter, refusal) = await FindAsync(id, caller, store, ct);
        return letter is null ? refusal! : TypedResults.Ok(new Data<DeadLetter>(DeadLetterView.Of(letter).For(caller)));
    }

    private static async Task<(DeadLetterRow? Letter, ApiError? Refusal)> FindAsync(
        string id, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("Dead letters are") is { } limited) return (null, limited);
        if (!Guid.TryParse(id, out var letterId)) return (null, ApiError.Validation("id", $"'id' must be a UUID, not '{id}'"));
        return await store.FindAsync(letterId, ct) is { } letter ? (letter, null) : (null, ApiError.NotFound("Dead letter"));
    }

    private static async Task<Results<Ok<Success>, ApiError>> Retry(string id, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        var (letter, refusal) = await FindAsync(id, caller, store, ct);
        if (letter is null) return refusal!;
        return await store.RetryAsync(letter)
            ? TypedResults.Ok(new Success())
            : new ApiError(503, "NOT_STORED", "The webhook could not be put into the inbox; try again");
    }
}
