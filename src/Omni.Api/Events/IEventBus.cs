namespace Omni.Api.Events;

/// <summary>Where committed events are published.</summary>
internal interface IEventBus
{
    /// <summary>Publishes in this order; throws when the bus cannot take them, and then they are published again later.</summary>
    Task PublishAsync(IReadOnlyList<CommittedEvent> events, CancellationToken ct);
}
