using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Instances;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.Sdk.Channels;

/// <content>Emits events: creates the envelope, passes it to the host and records the instance's activity.</content>
public abstract partial class BaseChannelPlugin
{
    /// <summary>Emits <c>message.received</c> of a direct chat whose sender is known by <see cref="MessageReceived.From"/> only.</summary>
    protected Task EmitMessageReceivedAsync(Guid instanceId, MessageReceived payload, CancellationToken ct) =>
        EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>message.received</c>, with the chat, the sender and the media that <paramref name="facts"/> name.</summary>
    protected Task EmitMessageReceivedAsync(Guid instanceId, MessageReceived payload, EventFacts facts, CancellationToken ct) =>
        EmitAsync(instanceId, payload, facts, ct);

    /// <summary>Emits <c>instance.connected</c>.</summary>
    protected Task EmitInstanceConnectedAsync(Guid instanceId, ConnectionStatus status, CancellationToken ct) =>
        EmitAsync(instanceId, new InstanceConnected
        {
            InstanceId = instanceId,
            ChannelType = Id,
            ProfileName = status.Metadata?.ProfileName,
            ProfilePicUrl = status.Metadata?.ProfilePicUrl,
            OwnerIdentifier = status.Metadata?.OwnerIdentifier,
        }, new EventFacts { ConnectedAt = status.Since }, ct);

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
    protected Task EmitAsync(Guid instanceId, EventPayload payload, CancellationToken ct) =>
        EmitAsync(instanceId, payload, EventFacts.None, ct);

    /// <summary>Emits an event in the same way, with what the host needs besides.</summary>
    protected async Task EmitAsync(Guid instanceId, EventPayload payload, EventFacts facts, CancellationToken ct)
    {
        await Emitter.EmitAsync(instanceId, payload, facts, correlationId: null, ct);
        Instances.RecordActivity(instanceId);
    }
}
