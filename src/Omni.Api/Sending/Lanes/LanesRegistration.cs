using System.Security.Cryptography;
using FluentValidation;
using Microsoft.Extensions.Options;
using Omni.Api.Inbox;
using Omni.Api.Persistence;
using Omni.Api.Sending.Departures;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Sending.Lanes;

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
        services.AddSingleton(PartsOf);
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
        services.AddSingleton<DeletedInstanceSends>();
        services.AddHostedService(provider => provider.GetRequiredService<DeletedInstanceSends>());
        services.AddHostedService<ServiceProbes>();
        services.AddHostedService<AmbiguousSettler>();
        services.AddHostedService<Expiry>();
    }

    private static LaneParts PartsOf(IServiceProvider services) => new(
        services.GetRequiredService<ChannelRegistry>(),
        services.GetRequiredService<IReadDb>(),
        services.GetRequiredService<LaneClaims>(),
        services.GetRequiredService<MarkedSend>(),
        services.GetRequiredService<OutcomeRecorder>(),
        services.GetRequiredService<SendFailures>(),
        services.GetRequiredService<OutboxMetrics>(),
        services.GetRequiredService<TimeProvider>())
    {
        Options = services.GetRequiredService<IOptions<OutboxOptions>>().Value,
        Chance = services.GetRequiredService<Chance>(),
        Slots = services.GetRequiredService<SlotClock>(),
        Breakers = services.GetRequiredService<BreakerStore>(),
        Inbox = services.GetRequiredService<InboxProgress>(),
        Hold = services.GetRequiredService<OutboxHold>(),
        Logger = services.GetRequiredService<ILogger<LaneHost>>(),
    };
}
