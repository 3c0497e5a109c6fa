using System.Collections.Concurrent;

namespace Omni.Api.Receiving;

/// <summary>The time of the last processed webhook of each instance. Not kept across a stop.</summary>
internal sealed class WebhookSightings
{
    private readonly ConcurrentDictionary<Guid, long> _last = new();

    /// <summary>Null when none has come since the start.</summary>
    public DateTimeOffset? LastOf(Guid instanceId) =>
        _last.TryGetValue(instanceId, out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <summary>Records webhooks that have taken effect.</summary>
    public void Saw(IReadOnlyList<WebhookOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            foreach (var @event in outcome.Events)
            {
                if (@event.Metadata.InstanceId is not { } instanceId) continue;
                var at = outcome.Stored.Webhook.ReceivedAtUnixMs;
                if (!_last.TryGetValue(instanceId, out var known) || known < at) _last[instanceId] = at;
            }
        }
    }
}
