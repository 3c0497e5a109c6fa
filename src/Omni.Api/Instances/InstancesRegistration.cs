using FluentValidation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Omni.Api.Persistence;

namespace Omni.Api.Instances;

/// <summary>Registers instances.</summary>
internal static class InstancesRegistration
{
    public static void AddInstances(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Omni");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(provider.GetRequiredService<DataDirectory>().Folder("keys")), NullLoggerFactory.Instance)));
        services.AddSingleton<CredentialVault>();
        services.AddSingleton<InstanceSettings>();
        services.AddSingleton<InstanceStore>();
        services.AddSingleton<InstanceLookup>();
        services.AddSingleton<InstanceConnector>();
        services.AddSingleton<ProfileSync>();
        services.AddSingleton<IValidator<CreateInstanceRequest>, CreateInstanceRequest.Validator>();
        services.AddSingleton<IValidator<UpdateInstanceRequest>, UpdateInstanceRequest.Validator>();
        services.AddHostedService<Reconnector>();
    }
}
