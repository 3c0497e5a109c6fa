namespace Omni.Api.Sending.Submission;

/// <summary>Registers the services that check and store messages.</summary>
internal static class SubmissionRegistration
{
    public static void AddSubmission(this IServiceCollection services)
    {
        services.AddSingleton<OutgoingMedia>();
        services.AddSingleton<MessageReference>();
        services.AddSingleton<RecipientResolver>();
        services.AddSingleton<RepeatedRequests>();
        services.AddSingleton<SendChecks>();
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<MessageSubmission>();
    }
}
