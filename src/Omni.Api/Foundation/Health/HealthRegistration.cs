using Omni.Contract.Health;

namespace Omni.Api.Foundation.Health;

/// <summary>Registers the health check of a room.</summary>
internal static class HealthRegistration
{
    /// <summary>The tag of a check whose failure takes the host out of service.</summary>
    public const string Decides = "decides";

    /// <param name="services">Where to add it.</param>
    /// <param name="name">The member of <see cref="HealthCheckSet"/> that shows it.</param>
    /// <param name="decides">Whether its failure takes the host out of service.</param>
    public static void AddHealthOf<TCheck>(this IServiceCollection services, string name, bool decides = false)
        where TCheck : class, Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck =>
        services.AddHealthChecks().AddCheck<TCheck>(name, failureStatus: null, tags: decides ? [Decides] : []);
}
