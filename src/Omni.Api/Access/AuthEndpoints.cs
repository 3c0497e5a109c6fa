using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>Endpoints that show the permissions of the caller's key.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder api) =>
        api.MapPost("/auth/validate", Validate).WithTags("Auth").RequireKey().WithName("validateKey").WithSummary("Check an API key");

    private static Ok<Data<KeyValidation>> Validate(Caller caller) => TypedResults.Ok(new Data<KeyValidation>(
        new KeyValidation { Valid = true, KeyPrefix = caller.KeyPrefix, KeyName = caller.KeyName, Scopes = caller.Scopes }));
}
