using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Channels.Sdk.Channels;

/// <summary>Services that the host provides to a plugin.</summary>
public sealed record PluginContext
{
    /// <summary>
    /// Receives events that the plugin emits outside a webhook, such as a change of connection. Each is durable when the call returns.
    /// </summary>
    public required IEventSink Events { get; init; }

    /// <summary>Durable key/value storage, private to this plugin.</summary>
    public required IPluginStorage Storage { get; init; }

    /// <summary>Reads media that the host stores, such as attachments of outgoing messages.</summary>
    public required IMediaSource Media { get; init; }

    /// <summary>Reserves addresses of this channel for instances.</summary>
    public IAddressReservations Reservations { get; init; } = new UnsharedReservations();

    /// <summary>Creates loggers whose category starts with the plugin's id.</summary>
    public required ILoggerFactory LoggerFactory { get; init; }

    /// <summary>The host's settings.</summary>
    public required GlobalConfig Config { get; init; }
}
