using System.Globalization;
using Omni.Api.Http;

namespace Omni.Api.Access;

/// <summary>
/// Stands before every endpoint of the API: a key, its limit, then its scope. A body is not read before that. A wrong key costs its address
/// time; a good one from the same address is served as ever.
/// </summary>
internal sealed class ApiKeyGate(RequestDelegate next, ApiKeys keys, RateLimits limits, AddressPenalties penalties, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var isGuarded = context.Request.Path.StartsWithSegments("/api/v2", StringComparison.Ordinal) || endpoint?.Metadata.GetMetadata<RequiredScope>() is not null;
        if (!isGuarded || endpoint?.Metadata.GetMetadata<AccessRules.OpenToAll>() is not null)
        {
            await next(context);
            return;
        }

        if (await CheckAsync(context, endpoint) is { } refusal) await refusal.ExecuteAsync(context);
        else await next(context);
    }

    private async Task<ApiError?> CheckAsync(HttpContext context, Endpoint? endpoint)
    {
        var key = context.Request.Headers["x-api-key"].FirstOrDefault() ?? context.Request.Query["api_key"].FirstOrDefault();
        if (string.IsNullOrWhiteSpace(key)) return ApiError.Unauthorized("API key required. Provide via x-api-key header or api_key query parameter.");
        if (await keys.FindAsync(key.Trim(), context.RequestAborted) is not { } caller) return await RefuseAsync(context);
        context.Items[typeof(Caller)] = caller;
        if (Count(context, caller) is { } tooMany) return tooMany;

        // No route, or the framework's own answer to a wrong method or content type: nothing of ours is behind it.
        if (endpoint is not RouteEndpoint) return null;
        var required = endpoint.Metadata.GetOrderedMetadata<RequiredScope>();
        if (required.Count == 0) return ApiError.Forbidden("This endpoint is open to nobody");
        if (required.FirstOrDefault(r => r.Scope.Length > 0 && !caller.Has(r.Scope)) is { Scope: var lacking })
            return ApiError.Forbidden($"This key lacks the scope {lacking}");
        return endpoint.Metadata.GetMetadata<AccessRules.ForWholeKeys>() is { What: var what } ? caller.RefusalOfWhole(what) : null;
    }

    private async Task<ApiError> RefuseAsync(HttpContext context)
    {
        Caller.MarkWrongKey(context);
        return await penalties.PayAsync(ClientAddress.Of(context), context.RequestAborted) is { } comeAgainAfter
            ? ApiError.TooMany("Too many requests with wrong keys come from this address", comeAgainAfter)
            : ApiError.Unauthorized("Invalid API key");
    }

    private ApiError? Count(HttpContext context, Caller caller)
    {
        var standing = limits.Take(caller);
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = standing.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = standing.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = (time.GetUtcNow() + standing.UntilReset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return standing.IsOver ? ApiError.TooMany($"This key may make {standing.Limit} requests a minute", standing.UntilReset) : null;
    }
}
