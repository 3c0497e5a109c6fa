using Omni.Api.Http;
using Omni.Api.Observability;

namespace Omni.Api.Inbox;

/// <summary>Registers the inbox.</summary>
internal static class InboxRegistration
{
    public static void AddInbox(this IServiceCollection services)
    {
        services.AddValidated<InboxOptions, InboxOptions.Validator>(InboxOptions.Section);
        services.AddSingleton<InboxMetrics>();
        services.AddSingleton<InboxProgress>();
        services.AddHealthOf<InboxCheck>(nameof(HealthView.CheckSet.Inbox), decides: true);
        services.AddHealthOf<ChannelsCheck>(nameof(HealthView.CheckSet.Plugins));
        services.AddSingleton<WebhookSightings>();
        services.AddSingleton<DeliveryInterpreter>();
        services.AddSingleton<ChannelNotifier>();
        services.AddSingleton<DeliveryCommit>();
        services.AddSingleton<Replay>();
        services.AddSingleton<InboxAppender>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxAppender>());
        services.AddHostedService<InboxWorker>();
        services.AddHostedService<InboxPurge>();
    }
}
