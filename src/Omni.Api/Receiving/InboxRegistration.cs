using Omni.Api.Foundation.Health;
using Omni.Api.Foundation.Http;
using Omni.Contract.Health;

namespace Omni.Api.Receiving;

/// <summary>Registers the inbox.</summary>
internal static class InboxRegistration
{
    public static void AddInbox(this IServiceCollection services)
    {
        services.AddValidated<InboxOptions, InboxOptions.Validator>(InboxOptions.Section);
        services.AddSingleton<InboxMetrics>();
        services.AddSingleton<InboxProgress>();
        services.AddHealthOf<InboxCheck>(nameof(HealthCheckSet.Inbox), decides: true);
        services.AddHealthOf<ChannelsCheck>(nameof(HealthCheckSet.Plugins));
        services.AddSingleton<WebhookSightings>();
        services.AddSingleton<WebhookInterpreter>();
        services.AddSingleton<ChannelNotifier>();
        services.AddSingleton<WebhookCommit>();
        services.AddSingleton<Replay>();
        services.AddSingleton<InboxAppender>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxAppender>());
        services.AddHostedService<InboxWorker>();
        services.AddHostedService<InboxPurge>();
    }
}
