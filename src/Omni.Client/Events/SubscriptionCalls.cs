using Omni.Contract.Subscriptions;

namespace Omni.Client.Events;

/// <summary>What programs do with subscriptions.</summary>
public static class SubscriptionCalls
{
    /// <summary>
    /// Makes sure that a subscription exists, at each start of a program and however many of it start at once: there is one per URL and
    /// name. An existing one is changed to what the request says, and works again if the host had disabled it. Give the request your own
    /// <see cref="CreateSubscriptionRequest.Secret"/>: the host shows one that it made only when it creates the subscription.
    /// </summary>
    /// <param name="subscriptions"><see cref="OmniClient.Subscriptions"/>.</param>
    /// <param name="request">The subscription, with its <see cref="CreateSubscriptionRequest.Name"/>.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The subscription; its secret is null when it existed and the request has none.</returns>
    /// <exception cref="ArgumentException">The request has no name.</exception>
    /// <exception cref="OmniApiException">The host refuses it: 409 when it belongs to a key with other instances.</exception>
    public static async Task<Subscription> EnsureSubscriptionAsync(
        this ISubscriptionsApi subscriptions, CreateSubscriptionRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Name))
            throw new ArgumentException("A subscription is made once by its URL and name: give the request a name.", nameof(request));
        return (await subscriptions.CreateSubscriptionAsync(request, ct).ConfigureAwait(false)).Value;
    }
}
