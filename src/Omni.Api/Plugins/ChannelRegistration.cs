using Omni.Api.Foundation.Http;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Plugins;

/// <summary>Registers a channel in the host.</summary>
internal static class ChannelRegistration
{
    /// <summary>Adds a compiled channel by its module, unless only channels of the folder are enabled.</summary>
    public static void AddChannel<TModule>(this WebApplicationBuilder builder)
        where TModule : IChannelModule, new()
    {
        if (builder.Configuration.GetValue($"{PluginOptions.Section}:{nameof(PluginOptions.Compiled)}", defaultValue: true))
            new TModule().AddServices(builder.Services, builder.Configuration);
    }

    public static void AddPlugins(this IServiceCollection services)
    {
        services.AddValidated<PluginOptions, PluginOptions.Validator>(PluginOptions.Section);
        services.AddSingleton<FolderPlugins>();
        services.AddSingleton<ChannelRegistry>();
        services.AddSingleton<ChannelDirectory>();
        services.AddSingleton<HostEventSink>();
        services.AddSingleton<PluginStorage>();
        services.AddSingleton<AddressReservations>();
        services.AddSingleton<PluginContexts>();
        services.AddHostedService<ChannelHost>();
        services.AddHostedService<PluginStoragePurge>();
    }
}
