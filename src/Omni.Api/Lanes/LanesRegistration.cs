using System.Security.Cryptography;
using FluentValidation;
using Microsoft.Extensions.Options;
using Omni.Api.Outbox;
using Omni.Api.Outbox.Departures;
using Omni.Api.Persistence;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Lanes;

/// <summary>Registers the lanes.</summary>
internal static class LanesRegistration
{
    public static void AddLanes(this IServiceCollection services)
    {
        services.AddSingleton<Chance>(() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue);
        services.AddSingleton<LaneClaims>();
        services.AddSingleton<SlotClock>();
        services.AddSingleton(p => new LaneParts(
            p.GetRequiredService<ChannelRegistry>(), p.GetRequiredService<IReadDb>(), p.GetRequiredService<LaneClaims>(),
            p.GetRequiredService<MarkedSend>(), p.GetRequiredService<OutcomeRecorder>(), p.GetRequiredService<OutboxMetrics>(),
            p.GetRequiredService<IOptions<OutboxOptions>>().Value, p.GetRequiredService<Chance>(), p.GetRequiredService<SlotClock>(),
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<LaneHost>>()));
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
        services.AddHostedService<AmbiguousSettler>();
    }
}
