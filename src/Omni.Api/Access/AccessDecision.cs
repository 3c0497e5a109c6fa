using Microsoft.AspNetCore.Authorization;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>
/// Checks whether the caller's key meets the requirements of an endpoint. The answer is the first requirement that it does not meet.
/// </summary>
internal sealed class AccessDecision : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.Resource is not HttpContext http) return Task.CompletedTask;
        var caller = Caller.Of(http);
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            // Without a caller no requirement is met, and the answer is a challenge.
            if (requirement is KeyRequirement && !KeyRequirement.IsGuarded(http)) context.Succeed(requirement);
            else if (caller is null) continue;
            else if (RefusalOf(requirement, caller, http.GetEndpoint()) is not { } refusal) context.Succeed(requirement);
            else context.Fail(new Refusal(this, refusal));
        }

        return Task.CompletedTask;
    }

    private static ApiError? RefusalOf(IAuthorizationRequirement requirement, Caller caller, Endpoint? endpoint) => requirement switch
    {
        // No route, or the framework's own answer to a wrong method or content type: no endpoint of Omni is behind it.
        KeyRequirement => endpoint is RouteEndpoint && endpoint.Metadata.GetMetadata<RequiredScope>() is null
            ? ApiError.Forbidden("This endpoint has no scope: no key can use it") : null,
        RequiredScope { Scope: var scope, Or: var or } =>
            scope.Length == 0 || caller.Has(scope) || (or is not null && caller.Has(or))
                ? null : ApiError.Forbidden($"This key lacks the scope {scope}"),
        AccessRules.ForWholeKeys { What: var what } => caller.RefusalOfWhole(what),
        _ => ApiError.Forbidden("This key does not meet the endpoint's requirements"),
    };

    /// <summary>The reason of a rejection, with its answer.</summary>
    internal sealed class Refusal(IAuthorizationHandler handler, ApiError answer) : AuthorizationFailureReason(handler, "Refused")
    {
        public ApiError Answer => answer;
    }
}
