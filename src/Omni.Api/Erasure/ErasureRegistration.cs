namespace Omni.Api.Erasure;

/// <summary>Registers erasure.</summary>
internal static class ErasureRegistration
{
    public static void AddErasure(this IServiceCollection services)
    {
        services.AddSingleton<ErasureSignal>();
        services.AddSingleton<ErasureStart>();
        services.AddSingleton<MessageEraser>();
        services.AddSingleton<WebhookBodies>();
        services.AddSingleton<PendingSends>();
        services.AddSingleton<DirectChats>();
        services.AddSingleton<GroupTraces>();
        services.AddSingleton<EventTraces>();
        services.AddSingleton<InboxTraces>();
        services.AddSingleton<DeadLetterTraces>();
        services.AddSingleton<AuditTraces>();
        services.AddSingleton<ConsumerTraces>();
        services.AddSingleton<LastTraces>();
        services.AddSingleton<ErasureSteps>();
        services.AddHostedService<ErasureWorker>();
        services.AddHostedService<ErasurePurge>();
    }
}
