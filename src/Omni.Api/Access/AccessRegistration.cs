using Microsoft.AspNetCore.Authorization;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>Registers keys.</summary>
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

        // The core alone: the whole of it brings data protection, which looks for its keys before the host has made one.
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
    /// Stands before every endpoint: who calls, the key's minute, then what the endpoint asks of the key. A body is not read before that.
    /// </summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<RateGate>();
        app.UseAuthorization();
    }
}
