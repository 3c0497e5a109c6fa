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
    private static readonly string[] States =
    [
        DeadLetterStatus.Pending, DeadLetterStatus.Retrying, DeadLetterStatus.Retried, DeadLetterStatus.Resolved,
        DeadLetterStatus.Abandoned,
    ];

    private static readonly ResolveDeadLetterRequestValidator OfResolution = new();

    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dead-letters", List).Bounded().WithTags("Dead letters").RequireScope("dead-letters:read").WithName("listDeadLetters")
            .WithSummary("List webhooks that could not be processed")
            .WithQuery("status", "eventType", "since", "until", "limit", "cursor");
        api.MapGet("/dead-letters/stats", Count).Bounded().WithTags("Dead letters").RequireScope("dead-letters:read")
            .WithName("countDeadLetters").WithSummary("Count webhooks that could not be processed, by state");
        api.MapGet("/dead-letters/{id}", Get).WithTags("Dead letters").RequireScope("dead-letters:read").WithName("getDeadLetter")
            .WithSummary("Read one webhook that could not be processed");
        api.MapPost("/dead-letters/{id}/retry", Retry).WithTags("Dead letters").RequireScope("dead-letters:write")
            .WithName("retryDeadLetter").WithSummary("Process a dead letter again");
        api.MapPost("/dead-letters/{id}/resolve", Resolve).WithTags("Dead letters").RequireScope("dead-letters:write")
            .WithName("resolveDeadLetter").WithSummary("Declare a dead letter to be settled");
        api.MapPost("/dead-letters/{id}/abandon", Abandon).WithTags("Dead letters").RequireScope("dead-letters:write")
            .WithName("abandonDeadLetter").WithSummary("Give a dead letter up").MayAnswer(409);
    }

    private static async Task<Results<Ok<Page<DeadLetter>>, ApiError>> List(
        HttpRequest request, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("Dead letters are") is { } limited) return limited;
        var query = new ListQuery(request.Query);
        var (states, types, since, until, limit, cursor) = (query.Csv("status", States), query.Csv("eventType"),
            query.Time("since"), query.Time("until"), query.Limit(), query.Cursor());
        if (query.Refusal is { } refusal) return refusal;

        // All of them are webhooks.
        if (types?.Any(IsOfWebhooks) == false) return TypedResults.Ok(new Page<DeadLetter>([], new PageMeta(HasMore: false, Cursor: null)));
        if (states?.Contains(DeadLetterStatus.Resolved) == true) states = [.. states, DeadLetterStatus.Retried];
        return TypedResults.Ok((await store.ListAsync(states, since, until, limit, cursor, ct)).Select(letter => letter.For(caller)));
    }

    private static bool IsOfWebhooks(string type) => type == DeadLetter.WebhookReceived
        || (type.EndsWith('*') && DeadLetter.WebhookReceived.StartsWith(type[..^1], StringComparison.Ordinal));

    private static async Task<Results<Ok<Data<DeadLetterCounts>>, ApiError>> Count(
        Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("Dead letters are") is { } limited) return limited;
        var counts = await store.CountAsync(ct);
        return TypedResults.Ok(new Data<DeadLetterCounts>(new DeadLetterCounts
        {
            Pending = Of(DeadLetterStatus.Pending),
            Retrying = Of(DeadLetterStatus.Retrying),
            Resolved = Of(DeadLetterStatus.Resolved) + Of(DeadLetterStatus.Retried),
            Abandoned = Of(DeadLetterStatus.Abandoned),
            Total = counts.Values.Sum(),
        }));

        long Of(string state) => counts.GetValueOrDefault(state);
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

    private static async Task<Results<Ok<Data<DeadLetterChange>>, ApiError>> Resolve(
        string id, ResolveDeadLetterRequest? request, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        if (Validation.Check(OfResolution, request ?? new ResolveDeadLetterRequest()) is { } wrong) return wrong;
        var (letter, refusal) = await FindAsync(id, caller, store, ct);
        if (letter is null) return refusal!;
        return await store.EndAsync(letter.Id, DeadLetterStatus.Resolved, States, request?.Note) is { } state
            ? TypedResults.Ok(new Data<DeadLetterChange>(new DeadLetterChange(letter.Id, state)))
            : ApiError.NotFound("Dead letter");
    }

    private static async Task<Results<Ok<Data<DeadLetterChange>>, ApiError>> Abandon(
        string id, Caller caller, DeadLetterStore store, CancellationToken ct)
    {
        var (letter, refusal) = await FindAsync(id, caller, store, ct);
        if (letter is null) return refusal!;
        return await store.EndAsync(
            letter.Id, DeadLetterStatus.Abandoned, [DeadLetterStatus.Pending, DeadLetterStatus.Abandoned], note: null) switch
        {
            null => ApiError.NotFound("Dead letter"),
            DeadLetterStatus.Abandoned => TypedResults.Ok(
                new Data<DeadLetterChange>(new DeadLetterChange(letter.Id, DeadLetterStatus.Abandoned))),
            var state => ApiError.Conflict($"The dead letter is '{state}' already"),
        };
    }
}
