using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Subscriptions;

/// <summary>Removes what the log of deliveries keeps no longer.</summary>
internal sealed class SubscriptionPurge(
    IUnitOfWork unitOfWork, IOptions<SubscriptionOptions> options, TimeProvider time, ILogger<SubscriptionPurge> logger)
    : BatchedPurge(time, logger)
{
    private const int Slice = 500;

    protected override Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        var before = (Time.GetUtcNow() - options.Value.LogRetention).ToUnixTimeMilliseconds();
        return unitOfWork.RunAsync(session => session.PurgeSubscriptionDeliveriesAsync(before, Slice), ct);
    }
}
