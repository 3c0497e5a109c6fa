using Microsoft.Extensions.Diagnostics.HealthChecks;
using Omni.Api.Plugins;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Receiving;

/// <summary>Whether every channel was loaded and returns from its webhooks.</summary>
internal sealed class ChannelsCheck(InboxProgress inbox, FolderPlugins plugins, ChannelRegistry channels) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Look());

    private HealthCheckResult Look()
    {
        var held = inbox.Queues.Where(q => q.IsHeld).Select(q => q.Channel).ToList();
        if (held.Count > 0)
            return HealthCheckResult.Unhealthy(
                $"{string.Join(", ", held)} has not returned from earlier webhooks and is held: its new webhooks wait");
        return plugins.Skipped is { Count: > 0 } skipped
            ? HealthCheckResult.Degraded(string.Join("; ", skipped.Select(s => $"{s.Name} was skipped")))
            : HealthCheckResult.Healthy(string.Join(", ", channels.All.Select(c => $"{c.Id} {c.Version}")));
    }
}
