namespace Omni.Api.Projections;

/// <summary>Registers the projections.</summary>
internal static class ProjectionsRegistration
{
    public static void AddProjections(this IServiceCollection services)
    {
        services.AddSingleton<Projector>();
        services.AddSingleton<PersonProjection>();
        services.AddSingleton<ChatProjection>();
        services.AddSingleton<RevisionProjection>();
        services.AddSingleton<MediaProjection>();
        services.AddSingleton<MessageProjection>();
    }
}
