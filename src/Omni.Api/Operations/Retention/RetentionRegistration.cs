using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Operations.Retention;

/// <summary>Registers the purges of old events, messages and dead letters.</summary>
internal static class RetentionRegistration
{
    /// <summary>Call it before anything creates events: a data folder without events counts as new.</summary>
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddValidated<EventsOptions, EventsOptions.Validator>(EventsOptions.Section);
        services.AddSingleton<IValidateOptions<EventsOptions>, ReplayCheck>();
        services.AddValidated<MessagesOptions, MessagesOptions.Validator>(MessagesOptions.Section);
        services.AddValidated<DeadLettersOptions, DeadLettersOptions.Validator>(DeadLettersOptions.Section);
        services.AddSingleton<OfferedEvents>();
        services.AddSingleton<EventRetention>();
        services.AddHostedService(provider => provider.GetRequiredService<EventRetention>());
        services.AddHostedService<EventPurge>();
        services.AddHostedService<MessagePurge>();
        services.AddHostedService<DeadLetterPurge>();
    }
}
