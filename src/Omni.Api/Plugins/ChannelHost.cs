using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Plugins;

/// <summary>Registers and initialises every channel at start and destroys them at stop.</summary>
internal sealed partial class ChannelHost(
    ChannelRegistry registry, IEnumerable<IChannelPlugin> plugins, FolderPlugins folder, HostEventSink events, PluginStorage storage,
    AddressReservations reservations, IMediaSource media, DataDirectory data, ILoggerFactory loggers, IHostEnvironment environment,
    IOptions<PublicUrlOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var plugin in plugins.Concat(await folder.LoadAsync(cancellationToken))) registry.Register(plugin);
        await registry.InitializeAllAsync(ContextOf, cancellationToken);
    }

    /// <summary>Stops the channels. The host does not wait for a plugin that does not end in time.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (await StopLimits.EndsBeforeAsync(registry.DestroyAllAsync, cancellationToken)) return;
        Log.LeftBehind(loggers.CreateLogger<ChannelHost>());
    }

    private PluginContext ContextOf(IChannelPlugin plugin)
    {
        var publicUrl = options.Value.Base;
        return new PluginContext
        {
            Events = events,
            Storage = storage.For(plugin.Id),
            Media = media,
            Reservations = reservations.For(plugin.Id),
            LoggerFactory = loggers,
            Config = new GlobalConfig
            {
                Environment = environment.EnvironmentName,
                ApiBaseUrl = publicUrl is null ? null : new Uri($"{publicUrl}/api/v2"),
                WebhookBaseUrl = publicUrl is null ? null : new Uri($"{publicUrl}/webhooks/{plugin.Id}"),
                MediaStorage = data.Folder("media"),
            },
        };
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.LeftBehind, LogLevel.Warning, "A channel did not stop in time: the host stops without it")]
        public static partial void LeftBehind(ILogger logger);
    }
}
