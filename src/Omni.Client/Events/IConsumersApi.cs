using Omni.Contract.Consumers;
using Refit;

namespace Omni.Client.Events;

/// <summary>Durable consumers: a named place in the log of events, which a program pulls from and acknowledges.</summary>
public interface IConsumersApi
{
    /// <summary>List durable consumers, by name.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events/consumers")]
    Task<Page<EventConsumer>> ListConsumersAsync(CancellationToken ct = default);

    /// <summary>Create a durable consumer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/events/consumers")]
    Task<Data<EventConsumer>> CreateConsumerAsync([Body] CreateConsumerRequest request, CancellationToken ct = default);

    /// <summary>Read one durable consumer.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events/consumers/{name}")]
    Task<Data<EventConsumer>> GetConsumerAsync(string name, CancellationToken ct = default);

    /// <summary>Delete a durable consumer; the events stay.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/events/consumers/{name}")]
    Task<Success> DeleteConsumerAsync(string name, CancellationToken ct = default);

    /// <summary>Pull the next events of a durable consumer.</summary>
    /// <param name="name">The name.</param>
    /// <param name="limit">The most events to examine, 1 to 500; default 100.</param>
    /// <param name="waitMs">How long to wait for an event when there is none, in ms: 0 to 30000; default 0.</param>
    /// <param name="leaseMs">How long the lease of a shared consumer holds, in ms; default as the consumer says.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/events/consumers/{name}/pull")]
    Task<ConsumerPage> PullEventsAsync(
        string name, int? limit = null, int? waitMs = null, int? leaseMs = null, CancellationToken ct = default);

    /// <summary>Acknowledge the events that a durable consumer has handled.</summary>
    /// <param name="name">The name.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/events/consumers/{name}/ack")]
    Task<Data<EventConsumer>> AckEventsAsync(string name, [Body] AckConsumerRequest request, CancellationToken ct = default);
}
