using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>
/// Authenticates the caller by its key: in <c>x-api-key</c>, in the query as <c>api_key</c>, or as <c>Authorization: Bearer</c>. A wrong
/// key delays later wrong ones of its address; a valid key from the same address is not affected. Where no key is required, none is read.
/// </summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys,
    AddressPenalties penalties)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!KeyRequirement.IsGuarded(Context) || Shown() is not { } key) return AuthenticateResult.NoResult();
        if (await keys.FindAsync(key, Context.RequestAborted) is not { } caller)
        {
            Caller.MarkWrongKey(Context);
            return AuthenticateResult.Fail("Invalid API key");
        }

        caller.SetOn(Context);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.KeyId.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties) =>
        await (await RefusalAsync()).ExecuteAsync(Context);

    private async Task<ApiError> RefusalAsync()
    {
        if (!Caller.ShowedWrongKey(Context))
            return ApiError.Unauthorized("API key required. Provide via x-api-key header or api_key query parameter.");
        return await penalties.PayAsync(ClientAddress.Of(Context), Context.RequestAborted) is { } comeAgainAfter
            ? ApiError.TooMany("Too many requests with wrong keys come from this address", comeAgainAfter)
            : ApiError.Unauthorized("Invalid API key");
    }

    private string? Shown()
    {
        var key = Request.Headers["x-api-key"].FirstOrDefault() ?? Request.Query["api_key"].FirstOrDefault() ?? BearerOf(Request);
        return string.IsNullOrWhiteSpace(key) ? null : key.Trim();
    }

    private static string? BearerOf(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization].FirstOrDefault() is { } header
            && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..] : null;
}
