using Omni.Api.Foundation.Http;

namespace Omni.Api.Subscriptions;

/// <summary>Registers subscriptions.</summary>
internal static class SubscriptionsRegistration
{
    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddValidated<SubscriptionOptions, SubscriptionOptions.Validator>(SubscriptionOptions.Section);
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<ReceiverGuard>();
        services.AddSingleton<SubscribedTypes>();
        services.AddSingleton<SubscriptionOwners>();
        services.AddSingleton<ServedSubscriptions>();
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<RetrySchedule>();
        EventPoster.Register(services);
        services.AddHostedService<SubscriptionFeeder>();
        services.AddHostedService<SubscriptionDispatcher>();
        services.AddHostedService<SubscriptionPurge>();
    }
}
