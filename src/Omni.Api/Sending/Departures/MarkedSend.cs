using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Departures;

/// <summary>
/// Calls the channel and marks the departure: the channel does it at the last moment, or the host before the call if the channel has no
/// gate.
/// </summary>
internal sealed class MarkedSend(DepartureMarks marks)
{
    private static readonly SendResult.Failed HeldBack =
        new("HOST_STOPPING", "The host stops: the message was not sent and waits for the next start", FailureReach.Instance,
            RetryAfter: TimeSpan.FromSeconds(1));

    /// <param name="plugin">The channel.</param>
    /// <param name="queued">The message.</param>
    /// <param name="left">Called as the request leaves, each time it does.</param>
    public async Task<SendResult> SendAsync(IChannelPlugin plugin, QueuedMessage queued, Action left)
    {
        var gate = new DepartureGate(marks, queued.Seq, left);
        if (plugin is not IGatedChannel gated)
            return gate.TryLeave() ? await plugin.SendMessageAsync(queued.InstanceId, queued.Outgoing, CancellationToken.None) : HeldBack;
        var result = await gated.SendMessageAsync(queued.InstanceId, queued.Outgoing, gate, CancellationToken.None);

        // Whatever the channel answers to a closed gate, nothing was sent.
        return gate.WasHeldBack ? HeldBack : result;
    }
}
