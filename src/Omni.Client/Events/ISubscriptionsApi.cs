using Omni.Contract.Subscriptions;
using Refit;

namespace Omni.Client.Events;

/// <summary>Subscriptions: events posted to a URL.</summary>
public interface ISubscriptionsApi
{
    /// <summary>List subscriptions, the oldest first.</summary>
    /// <param name="limit">How many, 1 to 100; 50 when it is not given.</param>
    /// <param name="cursor">Where to go on: meta.cursor of the page before.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/subscriptions")]
    Task<Page<Subscription>> ListSubscriptionsAsync(int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Have events posted to a URL; the answer shows the signing secret.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/subscriptions")]
    Task<Data<Subscription>> CreateSubscriptionAsync([Body] CreateSubscriptionRequest request, CancellationToken ct = default);

    /// <summary>Read one subscription.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/subscriptions/{id}")]
    Task<Data<Subscription>> GetSubscriptionAsync(Guid id, CancellationToken ct = default);

    /// <summary>Change a subscription, pause it, or take it up again.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/subscriptions/{id}")]
    Task<Data<Subscription>> UpdateSubscriptionAsync(Guid id, [Body] UpdateSubscriptionRequest request, CancellationToken ct = default);

    /// <summary>Delete a subscription and its log.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/subscriptions/{id}")]
    Task<Success> DeleteSubscriptionAsync(Guid id, CancellationToken ct = default);

    /// <summary>List what was posted to a subscription, the latest first.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="status">State or states, separated by commas.</param>
    /// <param name="limit">How many, 1 to 100; 50 when it is not given.</param>
    /// <param name="cursor">Where to go on: meta.cursor of the page before.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/subscriptions/{id}/deliveries")]
    Task<Page<SubscriptionDelivery>> ListDeliveriesAsync(
        Guid id, string? status = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Post an event once more.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="deliveryId">The delivery, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/subscriptions/{id}/deliveries/{deliveryId}/redeliver")]
    Task<Success> RedeliverAsync(Guid id, Guid deliveryId, CancellationToken ct = default);
}
