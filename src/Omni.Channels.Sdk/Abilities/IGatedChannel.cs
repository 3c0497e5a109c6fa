using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that reports the moment at which a message leaves. When a crash interrupts a send before that moment (during an
/// upload or while connecting), the host sends the message again. Without this ability, that moment is the call of
/// <see cref="IChannelPlugin.SendMessageAsync"/>.
/// </summary>
public interface IGatedChannel
{
    /// <summary>Sends one message, as <see cref="IChannelPlugin.SendMessageAsync"/> does, through the gate.</summary>
    Task<SendResult> SendMessageAsync(Guid instanceId, OutgoingMessage message, IDepartureGate gate, CancellationToken ct);
}
