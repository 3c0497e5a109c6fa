using Omni.Channels.Sdk.Events;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that acts on what its webhooks reported, such as an account that is lost.
/// <see cref="Webhooks.IWebhookChannel.ProcessAsync"/> only emits events, as often as it is asked; what follows from them is done here.
/// </summary>
public interface INotifiedChannel
{
    /// <summary>
    /// Called after the commit with the events of webhooks that were stored, in their order. Repeated and outdated events are not
    /// among them. Changes only what the channel keeps in memory: no I/O, it returns at once. When the process ends between the
    /// commit and this call, it is not made: what must survive that is read from the channel's server at the next connect.
    /// </summary>
    /// <param name="events">Events of this channel, as it emitted them.</param>
    void OnStored(IReadOnlyList<OmniEvent> events);
}
