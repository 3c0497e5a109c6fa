using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Omni.Api.Access;

/// <summary>Answers a request that may not go on, in the contract's shape. A body is not read before that.</summary>
internal sealed class AccessAnswers : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        return authorizeResult.AuthorizationFailure?.FailureReasons.OfType<AccessDecision.Refusal>().FirstOrDefault() is { } refusal
            ? refusal.Answer.ExecuteAsync(context)
            : context.ChallengeAsync();
    }
}
