using Omni.Api.Http;
using Omni.Api.Plugins;

namespace Omni.Api.Outbox;

/// <summary>Registers the outbox.</summary>
internal static class OutboxRegistration
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddValidated<OutboxOptions, OutboxOptions.Validator>(OutboxOptions.Section);
        services.AddSingleton<OutgoingMedia>();
        services.AddSingleton<MessageReference>();
        services.AddSingleton<ChannelDirectory>();
        services.AddSingleton<RecipientResolver>();
        services.AddSingleton<SendWaiters>();
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<OutcomeRecorder>();
        services.AddSingleton<Postbox>();
        services.AddSingleton<LaneHost>();
        services.AddHostedService(provider => provider.GetRequiredService<LaneHost>());
        services.AddHostedService<AmbiguousSettler>();
    }
}
