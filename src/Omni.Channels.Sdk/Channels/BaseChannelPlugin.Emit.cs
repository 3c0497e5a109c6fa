using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.Sdk.Channels;

/// <content>The <c>Emit…</c> helpers: each makes the envelope, gives it to the host and marks the instance active.</content>
public abstract partial class BaseChannelPlugin
{
    /// <summary>Emits <c>message.received</c>.</summary>
    protected Task EmitMessageReceivedAsync(Guid instanceId, MessageReceived payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>message.sent</c>.</summary>
    protected Task EmitMessageSentAsync(Guid instanceId, MessageSent payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>message.delivered</c>.</summary>
    protected Task EmitMessageDeliveredAsync(Guid instanceId, MessageDelivered payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>message.read</c>.</summary>
    protected Task EmitMessageReadAsync(Guid instanceId, MessageRead payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>message.failed</c>.</summary>
    protected Task EmitMessageFailedAsync(Guid instanceId, MessageFailed payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>media.received</c>.</summary>
    protected Task EmitMediaReceivedAsync(Guid instanceId, MediaReceived payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>reaction.received</c>.</summary>
    protected Task EmitReactionReceivedAsync(Guid instanceId, ReactionReceived payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>reaction.removed</c>.</summary>
    protected Task EmitReactionRemovedAsync(Guid instanceId, ReactionRemoved payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>presence.typing</c>.</summary>
    protected Task EmitPresenceTypingAsync(Guid instanceId, PresenceTyping payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>profile.synced</c>.</summary>
    protected Task EmitProfileSyncedAsync(Guid instanceId, ProfileSynced payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits one of the <c>sync.*</c> events.</summary>
    protected Task EmitSyncAsync(Guid instanceId, SyncProgress payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>instance.qr_code</c>.</summary>
    protected Task EmitQrCodeAsync(Guid instanceId, InstanceQrCode payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits a <c>custom.*</c> event.</summary>
    protected Task EmitCustomAsync(Guid instanceId, CustomEvent payload, CancellationToken ct) => EmitAsync(instanceId, payload, ct);

    /// <summary>Emits <c>instance.connected</c>.</summary>
    protected Task EmitInstanceConnectedAsync(Guid instanceId, ConnectionMetadata? metadata, CancellationToken ct) => EmitAsync(instanceId, new InstanceConnected
    {
        InstanceId = instanceId,
        ChannelType = Id,
        ProfileName = metadata?.ProfileName,
        ProfilePicUrl = metadata?.ProfilePicUrl,
        OwnerIdentifier = metadata?.OwnerIdentifier,
    }, ct);

    /// <summary>Emits <c>instance.disconnected</c>.</summary>
    protected Task EmitInstanceDisconnectedAsync(Guid instanceId, string? reason, bool willReconnect, CancellationToken ct) => EmitAsync(instanceId, new InstanceDisconnected
    {
        InstanceId = instanceId,
        ChannelType = Id,
        Reason = reason,
        WillReconnect = willReconnect,
    }, ct);

    private async Task EmitAsync(Guid instanceId, EventPayload payload, CancellationToken ct)
    {
        await Emitter.EmitAsync(instanceId, payload, correlationId: null, ct);
        Instances.RecordActivity(instanceId);
    }
}
