using Omni.Api.Http;

namespace Omni.Api.Events;

/// <summary>Registers the bus and the relay.</summary>
internal static class EventsRegistration
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddValidated<EventBusOptions, EventBusOptions.Validator>(EventBusOptions.Section);
        services.AddSingleton<EventSignal>();
        services.AddSingleton<InProcessEventBus>();
        services.AddSingleton<IEventBus>(provider => provider.GetRequiredService<InProcessEventBus>());
        services.AddSingleton<EventQueries>();
        services.AddHostedService<EventRelay>();
    }
}
