using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Http;

namespace Omni.Api.Access;

/// <summary>Asking what a key is good for.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api) =>
        api.MapPost("/auth/validate", Validate).WithTags("Auth").RequireKey().WithName("validateKey").WithSummary("Check an API key");

    private static Ok<Data<KeyView>> Validate(Caller caller) => TypedResults.Ok(new Data<KeyView>(new KeyView(Valid: true, caller.KeyPrefix, caller.KeyName, caller.Scopes)));

    /// <summary>What a valid key is.</summary>
    internal sealed record KeyView(bool Valid, string KeyPrefix, string KeyName, IReadOnlyList<string> Scopes);
}
