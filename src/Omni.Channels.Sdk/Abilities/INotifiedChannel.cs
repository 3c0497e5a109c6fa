using Omni.Channels.Sdk.Events;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that acts on what its webhooks reported, such as an account that is lost.
/// <see cref="Webhooks.IWebhookChannel.ProcessAsync"/> only emits events and may run repeatedly; side effects belong here.
/// </summary>
public interface INotifiedChannel
{
    /// <summary>
    /// Called after the commit with the events of webhooks that were stored, in their order. Repeated and outdated events are not
    /// among them. Changes only what the channel keeps in memory: no I/O, it returns at once. The call is
    /// lost when the process ends after the commit: read state that must survive this from the channel's server at the next connect.
    /// </summary>
    /// <param name="events">Events of this channel, as it emitted them.</param>
    void OnStored(IReadOnlyList<OmniEvent> events);
}
