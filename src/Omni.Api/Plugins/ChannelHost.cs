using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Plugins;

/// <summary>Registers and initialises every channel at start and destroys them at stop.</summary>
internal sealed partial class ChannelHost(
    ChannelRegistry registry, IEnumerable<IChannelPlugin> plugins, FolderPlugins folder, PluginContexts contexts,
    ILogger<ChannelHost> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var plugin in plugins.Concat(await folder.LoadAsync(cancellationToken))) registry.Register(plugin);
        await registry.InitializeAllAsync(contexts.Of, cancellationToken);
    }

    /// <summary>Stops the channels. The host does not wait for a plugin that does not end in time.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (await StopLimits.EndsBeforeAsync(registry.DestroyAllAsync, cancellationToken)) return;
        Log.LeftBehind(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.LeftBehind, LogLevel.Warning, "A channel did not stop in time: the host stops without it")]
        public static partial void LeftBehind(ILogger logger);
    }
}
