using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Health;
using Omni.Contract.Health;

namespace Omni.Api.Instances;

/// <summary>Registers instances.</summary>
internal static class InstancesRegistration
{
    public static void AddInstances(this IServiceCollection services)
    {
        AddKeys(services);
        services.AddSingleton<CredentialVault>();
        services.AddSingleton<UnreadableCredentials>();
        services.AddHealthOf<KeyHealth>(nameof(HealthCheckSet.Keys));
        services.AddHealthOf<InstancesCheck>(nameof(HealthCheckSet.Instances));
        services.AddSingleton<AddressInheritance>();
        services.AddSingleton<InstanceConfigurator>();
        services.AddSingleton<InstanceStore>();
        services.AddSingleton<InstanceLookup>();
        services.AddSingleton<InstanceConnector>();
        services.AddSingleton<ProfileSync>();
        services.AddHostedService<Reconnector>();
        services.AddHostedService<ReturnedInstances>();
    }

    /// <summary>The host creates its key itself, before ASP.NET Core looks for one; ASP.NET Core creates none.</summary>
    private static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton<KeyFolder>();
        services.AddHostedService<KeyRing>();
        services.AddSingleton<IDefaultKeyResolver, NewestKey>();
        services.AddDataProtection().SetApplicationName("Omni").DisableAutomaticKeyGeneration();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<KeyFolder>()));
    }
}
