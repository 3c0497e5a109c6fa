namespace Omni.Api.Sending.Submission;

/// <summary>Registers what takes messages in.</summary>
internal static class IntakeRegistration
{
    public static void AddIntake(this IServiceCollection services)
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
