using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Omni.Api.Access;

/// <summary>Answers rejected requests in the contract's shape, before their body is read.</summary>
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
