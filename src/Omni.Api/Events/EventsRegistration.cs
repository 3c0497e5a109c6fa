using Omni.Api.Events.Nats;
using Omni.Api.Foundation.Health;
using Omni.Api.Foundation.Http;
using Omni.Contract.Health;

namespace Omni.Api.Events;

/// <summary>Registers how events leave: the bus of this process, and NATS where configured.</summary>
internal static class EventsRegistration
{
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidated<EventBusOptions, EventBusOptions.Validator>(EventBusOptions.Section);
        services.AddValidated<EventStreamOptions, EventStreamOptions.Validator>(EventStreamOptions.Section);
        services.AddSingleton<EventSignal>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<EventQueries>();
        services.AddSingleton<EventFilterReader>();
        services.AddSingleton<EventTracer>();
        services.AddSingleton<EventCounter>();
        services.AddSingleton<FoundEventsView>();
        services.AddSingleton<StreamPlaces>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<RelayProgress>();
        services.AddHealthOf<BusCheck>(nameof(HealthCheckSet.Nats), decides: true);
        services.AddSingleton<InProcessEventBus>();
        services.AddHostedService(provider => provider.GetRequiredService<InProcessEventBus>());
        if (builder.Configuration[$"{EventBusOptions.Section}:{nameof(EventBusOptions.Provider)}"] == EventBusOptions.Nats)
        {
            services.AddSingleton<IEventBus, NatsEventBus>();
            services.AddHostedService<EventRelay>();
        }
        else
        {
            services.AddHostedService<LocalRelayMark>();
        }
    }
}
