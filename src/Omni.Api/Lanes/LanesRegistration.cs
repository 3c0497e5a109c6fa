using System.Security.Cryptography;
using FluentValidation;

namespace Omni.Api.Lanes;

/// <summary>Registers the lanes.</summary>
internal static class LanesRegistration
{
    public static void AddLanes(this IServiceCollection services)
    {
        services.AddSingleton<Chance>(() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue);
        services.AddSingleton<LaneClaims>();
        services.AddSingleton<SlotClock>();
        services.AddSingleton<BreakerStore>();
        services.AddSingleton<AmbiguousEvidence>();
        services.AddSingleton<LaneHost>();
        services.AddSingleton<LaneMetrics>();
        services.AddSingleton<Cancellation>();
        services.AddSingleton<IValidator<ResumeRequest>, ResumeRequest.Validator>();
        services.AddHostedService(provider =>
        {
            // Nobody else asks for the gauges: they must exist to be read.
            provider.GetRequiredService<LaneMetrics>();
            return provider.GetRequiredService<LaneHost>();
        });
        services.AddHostedService<ServiceProbes>();
        services.AddHostedService<AmbiguousSettler>();
        services.AddHostedService<Expiry>();
    }
}
