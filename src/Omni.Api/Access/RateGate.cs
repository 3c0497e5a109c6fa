using System.Globalization;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>Counts each request of a key in its minute and reports the remainder. It runs before the key's scopes are checked.</summary>
internal sealed class RateGate(RequestDelegate next, RateLimits limits, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (Caller.Of(context) is not { } caller) return next(context);
        var standing = limits.Take(caller);
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = standing.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = standing.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = (time.GetUtcNow() + standing.UntilReset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return standing.IsOver
            ? ApiError.TooMany($"This key may make {standing.Limit} requests a minute", standing.UntilReset).ExecuteAsync(context)
            : next(context);
    }
}
