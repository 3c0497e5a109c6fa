using FluentValidation;
using Omni.Api.Http;
using Omni.Contract.Access;

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
        services.AddSingleton<IValidator<CreateKeyRequest>, CreateKeyRequestValidator>();
        services.AddSingleton<IValidator<UpdateKeyRequest>, UpdateKeyRequestValidator>();
        services.AddSingleton<RevokeKeyRequestValidator>();
        services.AddSingleton<PrimaryKey>();
        services.AddHostedService(provider => provider.GetRequiredService<PrimaryKey>());
    }
}
