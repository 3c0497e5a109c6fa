using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that knows the moment at which a message leaves. What a crash interrupts before that moment (an upload, a
/// connection) the host sends again. Without this ability the moment is the call of
/// <see cref="IChannelPlugin.SendMessageAsync"/>.
/// </summary>
public interface IGatedChannel
{
    /// <summary>Sends one message, as <see cref="IChannelPlugin.SendMessageAsync"/> does, through the gate.</summary>
    Task<SendResult> SendMessageAsync(Guid instanceId, OutgoingMessage message, IDepartureGate gate, CancellationToken ct);
}
