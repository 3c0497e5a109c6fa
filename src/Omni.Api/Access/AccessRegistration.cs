using FluentValidation;
using Omni.Api.Http;

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
        services.AddSingleton<IValidator<CreateKeyRequest>, CreateKeyRequest.Validator>();
        services.AddSingleton<IValidator<UpdateKeyRequest>, UpdateKeyRequest.Validator>();
        services.AddSingleton<RevokeKeyRequest.Validator>();
        services.AddSingleton<PrimaryKey>();
        services.AddHostedService(provider => provider.GetRequiredService<PrimaryKey>());
    }
}
