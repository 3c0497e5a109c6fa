namespace Omni.Api.Access;

/// <summary>Registers keys.</summary>
internal static class AccessRegistration
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<PrimaryKey>();
        services.AddHostedService(provider => provider.GetRequiredService<PrimaryKey>());
    }
}
