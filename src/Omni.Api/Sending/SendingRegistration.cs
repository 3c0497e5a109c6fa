using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;

namespace Omni.Api.Sending;

/// <summary>Registers everything that sends. Interrupted sends are settled before lanes begin.</summary>
internal static class SendingRegistration
{
    public static void AddSending(this IServiceCollection services)
    {
        services.AddOutbox();
        services.AddLanes();
        services.AddSubmission();
        services.AddSingleton<MediaReads>();
    }
}
