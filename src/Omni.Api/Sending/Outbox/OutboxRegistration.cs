using Omni.Api.Foundation.Http;
using Omni.Api.Sending.Departures;

namespace Omni.Api.Sending.Outbox;

/// <summary>Registers the outbox.</summary>
internal static class OutboxRegistration
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddValidated<OutboxOptions, OutboxOptions.Validator>(OutboxOptions.Section);
        services.AddSingleton<OutboxMetrics>();
        services.AddSingleton<OptOuts>();
        services.AddSingleton<OutcomeWaiter>();
        services.AddSingleton<BootId>(LinuxBoot.Id);
        services.AddSingleton<DepartureMarks>();
        services.AddSingleton<MarkedSend>();
        services.AddSingleton<OutcomeCommit>();
        services.AddSingleton<OutcomeRecorder>();
        services.AddSingleton<SendFailures>();
        services.AddSingleton<OutboxQueries>();
        services.AddSingleton<OutboxHold>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxHold>());
        services.AddHostedService<InterruptedSends>();
        services.AddHostedService<OutboxPurge>();
    }
}
