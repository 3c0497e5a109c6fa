using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Omni.Api.Events;

/// <summary>Whether events are published. Unpublished events are kept and published later, so the host stays in service.</summary>
internal sealed class BusCheck(RelayProgress relay, IOptions<EventBusOptions> bus) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        if (bus.Value.Provider != "nats") return HealthCheckResult.Healthy("in-process event bus");
        return relay.Trouble is { } trouble
            ? HealthCheckResult.Degraded($"nothing was published for {relay.FailingFor.TotalSeconds:0} s ({trouble}); events are kept")
            : HealthCheckResult.Healthy("NATS JetStream");
    }
}
