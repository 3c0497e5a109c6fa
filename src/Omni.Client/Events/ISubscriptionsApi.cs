using Omni.Contract.Subscriptions;
using Refit;

namespace Omni.Client.Events;

/// <summary>Subscriptions: events posted to a URL.</summary>
public interface ISubscriptionsApi
{
    /// <summary>List subscriptions, oldest first.</summary>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/subscriptions")]
    Task<Page<Subscription>> ListSubscriptionsAsync(int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>
    /// Create a subscription, or change the one with its URL and name; the response contains a new signing secret. See also
    /// <see cref="SubscriptionCalls.EnsureSubscriptionAsync"/>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/subscriptions")]
    Task<Data<Subscription>> CreateSubscriptionAsync([Body] CreateSubscriptionRequest request, CancellationToken ct = default);

    /// <summary>Read one subscription.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/subscriptions/{id}")]
    Task<Data<Subscription>> GetSubscriptionAsync(Guid id, CancellationToken ct = default);

    /// <summary>Change, pause or resume a subscription.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/subscriptions/{id}")]
    Task<Data<Subscription>> UpdateSubscriptionAsync(Guid id, [Body] UpdateSubscriptionRequest request, CancellationToken ct = default);

    /// <summary>
    /// Replace the signing secret; posts are signed with the old one too for a while. The response contains the new one: give both to the
    /// <see cref="WebhookReceiver"/> until <see cref="Subscription.PreviousSecretUntil"/>.
    /// </summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">The new secret and the overlap; null for a new one and 24 hours.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/subscriptions/{id}/rotate-secret")]
    Task<Data<Subscription>> RotateSecretAsync(Guid id, [Body] RotateSecretRequest? request = null, CancellationToken ct = default);

    /// <summary>Delete a subscription and its log.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/subscriptions/{id}")]
    Task<Success> DeleteSubscriptionAsync(Guid id, CancellationToken ct = default);

    /// <summary>List the deliveries of a subscription, newest first.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="status">States, separated by commas.</param>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/subscriptions/{id}/deliveries")]
    Task<Page<SubscriptionDelivery>> ListDeliveriesAsync(
        Guid id, string? status = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Post an event again.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="deliveryId">The delivery, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/subscriptions/{id}/deliveries/{deliveryId}/redeliver")]
    Task<Success> RedeliverAsync(Guid id, Guid deliveryId, CancellationToken ct = default);
}
