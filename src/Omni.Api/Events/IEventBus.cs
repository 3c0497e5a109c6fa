namespace Omni.Api.Events;

/// <summary>Publishes committed events.</summary>
internal interface IEventBus
{
    /// <summary>Publishes in this order. Throws when the bus cannot accept them; then they are published again later.</summary>
    Task PublishAsync(IReadOnlyList<CommittedEvent> events, CancellationToken ct);
}
