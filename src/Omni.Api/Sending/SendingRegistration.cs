using FluentValidation;
using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;

namespace Omni.Api.Sending;

/// <summary>Registers everything that sends: what was left is settled before lanes begin.</summary>
internal static class SendingRegistration
{
    public static void AddSending(this IServiceCollection services)
    {
        services.AddOutbox();
        services.AddLanes();
        services.AddSubmission();
        services.AddSingleton<MediaReads>();
        services.AddSingleton<IValidator<SendTextRequest>, SendTextRequest.Validator>();
        services.AddSingleton<IValidator<SendMediaRequest>, SendMediaRequest.Validator>();
        services.AddSingleton<IValidator<SendReactionRequest>, SendReactionRequest.Validator>();
        services.AddSingleton<IValidator<SendContactRequest>, SendContactRequest.Validator>();
        services.AddSingleton<IValidator<SendLocationRequest>, SendLocationRequest.Validator>();
        services.AddSingleton<IValidator<SendPollRequest>, SendPollRequest.Validator>();
        services.AddSingleton<IValidator<SendTemplateRequest>, SendTemplateRequest.Validator>();
        services.AddSingleton<IValidator<SendInteractiveRequest>, SendInteractiveRequest.Validator>();
    }
}
