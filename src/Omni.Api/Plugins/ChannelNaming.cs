using Omni.Channels.Sdk.Events;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Plugins;

/// <summary>Gives events the channel id with which their instance was made: a channel with several ids emits under one of them.</summary>
internal static class ChannelNaming
{
    /// <summary>The event under the id of its instance; that of a deleted instance as it is.</summary>
    public static async ValueTask<OmniEvent> NameAsync(this ChannelDirectory directory, OmniEvent @event, CancellationToken ct)
    {
        if (@event.Metadata is not { InstanceId: { } instanceId, ChannelType: { } emitted }) return @event;
        return await directory.FindChannelAsync(instanceId, ct) is { } channel && channel != emitted ? Of(@event, channel) : @event;
    }

    private static OmniEvent Of(OmniEvent @event, string channel) => @event with
    {
        Metadata = @event.Metadata with { ChannelType = channel, Source = $"channel:{channel}" },
        Payload = Of(@event.Payload, channel),
    };

    /// <summary>Payloads that name the channel themselves.</summary>
    private static EventPayload Of(EventPayload payload, string channel) => payload switch
    {
        InstanceConnected connected => connected with { ChannelType = channel },
        InstanceDisconnected disconnected => disconnected with { ChannelType = channel },
        InstanceQrCode code => code with { ChannelType = channel },
        InstanceHealth health => health with { ChannelType = channel },
        ChannelAlert alert => alert with { ChannelType = channel },
        _ => payload,
    };
}
