using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Plugins;

/// <summary>Builds the context that each channel gets at its initialisation.</summary>
internal sealed class PluginContexts(
    HostEventSink events, PluginStorage storage, AddressReservations reservations, IMediaSource media, DataDirectory data,
    ILoggerFactory loggers, IHostEnvironment environment, IOptions<PublicUrlOptions> options)
{
    public PluginContext Of(IChannelPlugin plugin)
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
}
