using Omni.Api.Projections;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Receiving;

/// <summary>
/// Passes events of committed webhooks to the channels that act on them (<see cref="INotifiedChannel"/>). A failure of a channel does not
/// undo the commit.
/// </summary>
internal sealed partial class ChannelNotifier(ChannelRegistry channels, InstanceNews news, ILogger<ChannelNotifier> logger)
{
    public void Notify(IReadOnlyList<OmniEvent> stored)
    {
        foreach (var events in stored.GroupBy(e => e.Metadata.ChannelType, StringComparer.Ordinal))
        {
            if (events.Key is { } id && channels.Get(id) is INotifiedChannel channel) Notify(id, channel, [.. events]);
        }

        var concerned = stored.Where(e => e.Payload is InstanceHealth).Select(e => e.Metadata.InstanceId).OfType<Guid>();
        foreach (var instanceId in concerned.Distinct())
            news.Tell(instanceId);
    }

    private void Notify(string id, INotifiedChannel channel, IReadOnlyList<OmniEvent> events)
    {
        try
        {
            channel.OnStored(events);
        }
        catch (Exception e)
        {
            Log.NotifyFailed(logger, e, id, events.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            2109, LogLevel.Error,
            "The channel {Channel} failed on {Count} stored events; it may not have acted on them")]
        public static partial void NotifyFailed(ILogger logger, Exception exception, string channel, int count);
    }
}
