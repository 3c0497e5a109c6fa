using FluentValidation;
using Omni.Api.Http;
using Omni.Api.Plugins;

namespace Omni.Api.Outbox;

/// <summary>Registers the outbox.</summary>
internal static class OutboxRegistration
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddValidated<OutboxOptions, OutboxOptions.Validator>(OutboxOptions.Section);
        services.AddSingleton<IValidator<SendTextRequest>, SendTextRequest.Validator>();
        services.AddSingleton<IValidator<SendMediaRequest>, SendMediaRequest.Validator>();
        services.AddSingleton<IValidator<SendReactionRequest>, SendReactionRequest.Validator>();
        services.AddSingleton<IValidator<SendContactRequest>, SendContactRequest.Validator>();
        services.AddSingleton<IValidator<SendLocationRequest>, SendLocationRequest.Validator>();
        services.AddSingleton<IValidator<SendTemplateRequest>, SendTemplateRequest.Validator>();
        services.AddSingleton<IValidator<SendInteractiveRequest>, SendInteractiveRequest.Validator>();
        services.AddSingleton<MediaDoor>();
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
