namespace Omni.Api.Projections;

/// <summary>Registers the projections.</summary>
internal static class ProjectionsRegistration
{
    public static void AddProjections(this IServiceCollection services)
    {
        services.AddSingleton<Projector>();
        services.AddSingleton<MergedChats>();
        services.AddSingleton<PersonProjection>();
        services.AddSingleton<LinkProjection>();
        services.AddSingleton<ChatProjection>();
        services.AddSingleton<RevisionProjection>();
        services.AddSingleton<MediaProjection>();
        services.AddSingleton<MessageProjection>();
        services.AddSingleton<ChatNoticeProjection>();
        services.AddSingleton<InstanceNews>();
    }
}
