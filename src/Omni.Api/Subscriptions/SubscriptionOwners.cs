using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Events;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>
/// A subscription posts what its key may read now, not what it could read once. The key is checked for each event, and the view of the
/// subscription shows the state of the key.
/// </summary>
internal sealed class SubscriptionOwners(ApiKeys keys, IReadDb reads)
{
    public async Task<OwnerStanding> StandingAsync(SubscriptionRow subscription, CancellationToken ct)
    {
        // The primary key may change at any start, so its subscriptions belong to the host.
        if (subscription.KeyId is not { } id) return OwnerStanding.Whole;
        if (await keys.FindAsync(id, ct) is not { } owner) return OwnerStanding.Stop(await DescribeAsync(id, ct));
        if (EventReader.Of(owner) is not { } reader)
            return OwnerStanding.Stop($"The key '{owner.KeyName}' that made it lacks the scope {EventReader.Scope}");

        var wanted = SubscriptionView.InstancesOf(subscription);
        if (reader.Instances is not { } own) return new OwnerStanding(reader, Stopped: null, Withheld: null);
        if (wanted is not null && !wanted.Any(own.Contains))
            return OwnerStanding.Stop($"The key '{owner.KeyName}' that made it may no longer use its instances");
        var isWhole = wanted is not null && wanted.All(own.Contains);
        if (isWhole) return new OwnerStanding(reader, Stopped: null, Withheld: null);
        var withheld =
            $"The key '{owner.KeyName}' that made it may no longer use all of its instances: events of the others are not posted";
        return new OwnerStanding(reader, Stopped: null, withheld);
    }

    /// <summary>The subscription as REST shows it.</summary>
    public async Task<Subscription> ShowAsync(SubscriptionRow subscription, CancellationToken ct) =>
        SubscriptionView.Of(subscription, await StandingAsync(subscription, ct));

    private async Task<string> DescribeAsync(Guid id, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id, ct) switch
        {
            null => "The key that made it was deleted",
            { RevokedAt: not null, Name: var name } => $"The key '{name}' that made it was revoked",
            { Name: var name } => $"The key '{name}' that made it has expired",
        };
    }
}
