using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Plugins;

/// <summary>How a channel gets into the host.</summary>
internal static class ChannelRegistration
{
    /// <summary>Adds a channel by its module.</summary>
    public static void AddChannel<TModule>(this WebApplicationBuilder builder)
        where TModule : IChannelModule, new() =>
        new TModule().AddServices(builder.Services, builder.Configuration);

    public static void AddPlugins(this IServiceCollection services)
    {
        services.AddSingleton<ChannelRegistry>();
        services.AddSingleton<ChannelDirectory>();
        services.AddSingleton<HostEventSink>();
        services.AddSingleton<PluginStorage>();
        services.AddHostedService<ChannelHost>();
        services.AddHostedService<PluginStoragePurge>();
    }
}
