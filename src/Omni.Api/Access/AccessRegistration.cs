using Microsoft.AspNetCore.Authorization;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>Registers authentication and authorization by key.</summary>
internal static class AccessRegistration
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddValidated<AccessOptions, AccessOptions.Validator>(AccessOptions.Section);
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<KeyCeiling>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<AddressPenalties>();

        // Only the core: the full registration adds data protection, which looks for its keys before the host has created one.
        services.AddWebEncoders();
        services.AddTransient<ApiKeyAuthentication>();
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyAuthentication.SchemeName;
            options.AddScheme<ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, displayName: null);
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new KeyRequirement()).Build());
        services.AddSingleton<IAuthorizationHandler, AccessDecision>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();
        services.AddSingleton<PrimaryKey>();
        services.AddHostedService(provider => provider.GetRequiredService<PrimaryKey>());
    }

    /// <summary>
    /// Adds the checks before every endpoint: the caller, the key's rate, then the endpoint's requirements. A body is not read before them.
    /// </summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<RateGate>();
        app.UseAuthorization();
    }
}
