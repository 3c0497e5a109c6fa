using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Channels.Sdk.Channels;

/// <summary>What the host offers a plugin.</summary>
public sealed record PluginContext
{
    /// <summary>
    /// Where the plugin's own events go (an instance connected, a message from a socket). Each is durable when the call returns.
    /// </summary>
    public required IEventSink Events { get; init; }

    /// <summary>Durable key/value storage, this plugin's alone.</summary>
    public required IPluginStorage Storage { get; init; }

    /// <summary>Media that the host keeps, such as what is to be sent.</summary>
    public required IMediaSource Media { get; init; }

    /// <summary>Which instance owns which address of this channel.</summary>
    public IAddressReservations Reservations { get; init; } = new UnsharedReservations();

    /// <summary>Makes loggers whose category begins with the plugin's id.</summary>
    public required ILoggerFactory LoggerFactory { get; init; }

    /// <summary>The host's settings.</summary>
    public required GlobalConfig Config { get; init; }
}
