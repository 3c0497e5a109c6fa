using Omni.Api.Foundation;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Subscriptions;

/// <summary>
/// The subscriptions that are served now. One whose key may no longer read any of its events is disabled, with the reason.
/// </summary>
internal sealed partial class ServedSubscriptions(
    SubscriptionStore store, SubscriptionOwners owners, IUnitOfWork unitOfWork, TimeProvider time, ILogger<ServedSubscriptions> logger)
{
    public async Task<IReadOnlyList<ServedSubscription>> ReadAsync(CancellationToken ct)
    {
        var served = new List<ServedSubscription>();
        foreach (var row in await store.ActiveAsync(ct))
        {
            if ((await StandingAsync(row, ct)).Reader is { } reader) served.Add(new ServedSubscription(row, reader));
        }

        return served;
    }

    /// <summary>The permissions of a subscription's key; without any, the subscription is disabled.</summary>
    public async Task<OwnerStanding> StandingAsync(SubscriptionRow row, CancellationToken ct)
    {
        var standing = await owners.StandingAsync(row, ct);
        if (standing.Stopped is not { } reason) return standing;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await unitOfWork.RunAsync(session => session.DisableSubscriptionOfAsync(row.Id, row.KeyId, reason, now), CancellationToken.None);
        Log.Disabled(logger, row.Id, reason);
        return standing;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.ServedSubscriptionsDisabled, LogLevel.Warning, "Subscription {SubscriptionId} was disabled: {Reason}")]
        public static partial void Disabled(ILogger logger, Guid subscriptionId, string reason);
    }
}
