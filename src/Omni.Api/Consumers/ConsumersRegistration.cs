namespace Omni.Api.Consumers;

/// <summary>Registers durable consumers of events.</summary>
internal static class ConsumersRegistration
{
    public static void AddConsumers(this IServiceCollection services)
    {
        services.AddSingleton<ConsumerStore>();
        services.AddSingleton<ConsumerLeases>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<SharedPull>();
        services.AddSingleton<PullWaits>();
        services.AddSingleton<ConsumerPull>();
    }
}
