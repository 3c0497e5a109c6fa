using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Subscriptions;

/// <summary>Removes deliveries from the log after their retention.</summary>
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
