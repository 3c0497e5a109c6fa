using Omni.Api.Http;

namespace Omni.Api.Outbox;

/// <summary>Registers the outbox.</summary>
internal static class OutboxRegistration
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddValidated<OutboxOptions, OutboxOptions.Validator>(OutboxOptions.Section);
        services.AddSingleton<OutboxMetrics>();
        services.AddSingleton<SendWaiters>();
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<OutcomeRecorder>();
        services.AddSingleton<OutboxQueries>();
        services.AddSingleton<OutboxHold>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxHold>());
        services.AddHostedService<OutboxPurge>();
    }
}
