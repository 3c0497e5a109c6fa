using Omni.Api.Foundation.Health;
using Omni.Contract.Health;

namespace Omni.Api.Sending.Lanes;

/// <summary>Registers the lanes.</summary>
internal static class LanesRegistration
{
    public static void AddLanes(this IServiceCollection services)
    {
        services.AddSingleton<LaneClaims>();
        services.AddSingleton<SlotClock>();
        services.AddSingleton<BreakerStore>();
        services.AddSingleton<AmbiguousEvidence>();
        services.AddSingleton<AmbiguousResend>();
        services.AddSingleton<SendAttempt>();
        services.AddSingleton<LaneTexts>();
        services.AddSingleton<LeftSends>();
        services.AddSingleton<NewLane>(provider => (instanceId, channelId) => LaneOf(provider, instanceId, channelId));
        services.AddSingleton<LaneHost>();
        services.AddSingleton<LaneMetrics>();
        services.AddHealthOf<OutboxCheck>(nameof(HealthCheckSet.Outbox));
        services.AddSingleton<Cancellation>();
        services.AddHostedService(provider =>
        {
            // Nothing else requests the gauges: they must exist to be read.
            provider.GetRequiredService<LaneMetrics>();
            return provider.GetRequiredService<LaneHost>();
        });
        services.AddHostedService<LaneMerges>();
        services.AddSingleton<DeletedInstanceSends>();
        services.AddHostedService(provider => provider.GetRequiredService<DeletedInstanceSends>());
        services.AddSingleton<HoldRelease>();
        services.AddHostedService<HoldWatch>();
        services.AddHostedService<ServiceProbes>();
        services.AddHostedService<AmbiguousSettler>();
        services.AddHostedService<Expiry>();
    }

    private static Lane LaneOf(IServiceProvider services, Guid instanceId, string channelId) =>
        ActivatorUtilities.CreateInstance<Lane>(services, ActivatorUtilities.CreateInstance<LaneState>(services, instanceId, channelId));
}
