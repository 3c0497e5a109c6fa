using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel whose server can hold back messages of an instance for a time. The host keeps these messages and sends them when the hold
/// ends. It stores the holds of an event (<see cref="Events.EventFacts.Holds"/>) and passes them to the next connect
/// (<see cref="Instances.InstanceConfig.Holds"/>), so that they survive a restart.
/// </summary>
public interface IHoldingChannel
{
    /// <summary>The hold of everything that the instance sends; null when there is none. Called often, so it must be fast.</summary>
    SendHold? GetHold(Guid instanceId);

    /// <summary>The hold of one message; null when it may leave. Called for each message before it leaves.</summary>
    ValueTask<SendHold?> FindHoldAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct);

    /// <summary>Forgets all holds of an instance: an operator states that its trouble is over.</summary>
    void ReleaseHolds(Guid instanceId);
}
