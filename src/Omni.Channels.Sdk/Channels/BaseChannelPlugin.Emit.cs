using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Channels;

/// <content>Emits events: creates the envelope, passes it to the host and records the instance's activity.</content>
public abstract partial class BaseChannelPlugin
{
    /// <summary>Emits <c>message.received</c>.</summary>
    protected Task EmitMessageReceivedAsync(Guid instanceId, MessageReceived payload, CancellationToken ct) =>
        EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>instance.connected</c>.</summary>
    protected Task EmitInstanceConnectedAsync(Guid instanceId, ConnectionStatus status, CancellationToken ct) =>
        EmitAsync(instanceId, new InstanceConnected
        {
            InstanceId = instanceId,
            ChannelType = Id,
            ProfileName = status.Metadata?.ProfileName,
            ProfilePicUrl = status.Metadata?.ProfilePicUrl,
            OwnerIdentifier = status.Metadata?.OwnerIdentifier,
            Since = status.Since,
        }, ct);

    /// <summary>Emits <c>instance.disconnected</c>.</summary>
    protected Task EmitInstanceDisconnectedAsync(Guid instanceId, string? reason, bool willReconnect, CancellationToken ct) =>
        EmitAsync(instanceId, new InstanceDisconnected
        {
            InstanceId = instanceId,
            ChannelType = Id,
            Reason = reason,
            WillReconnect = willReconnect,
        }, ct);

    /// <summary>
    /// Emits an event of any type outside a webhook. While processing a webhook, emit to its sink (<see cref="EventEmitter.To"/>).
    /// </summary>
    protected async Task EmitAsync(Guid instanceId, EventPayload payload, CancellationToken ct)
    {
        await Emitter.EmitAsync(instanceId, payload, correlationId: null, ct);
        Instances.RecordActivity(instanceId);
    }
}
