using System.Diagnostics.Metrics;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Receiving;

/// <summary>Counters of the inbox.</summary>
internal sealed class InboxMetrics
{
    private readonly Counter<long> _received, _refused, _processed, _replayed, _duplicates, _setAside;
    private readonly Histogram<double> _waited, _applied;

    public InboxMetrics(IMeterFactory meters, InboxProgress progress, BodyReader bodies)
    {
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("omni.inbox.depth", () => progress.Waiting, "{webhook}", "Webhooks acknowledged and not yet processed");
        meter.CreateObservableGauge("omni.inbox.oldest", () => progress.Oldest.TotalSeconds, "s", "Age of the oldest of them");
        meter.CreateObservableGauge("omni.inbox.reading", () => bodies.LargeBytes, "By",
            "Memory of the large webhooks that are being read");
        meter.CreateObservableGauge("omni.inbox.held", () => progress.Queues.Count(q => q.IsHeld), "{channel}",
            "Channels that have not come back from too many webhooks, and are held");
        _replayed = meter.CreateCounter<long>("omni.inbox.replayed", "{webhook}", "Webhooks processed once more by request");
        _waited = meter.CreateHistogram<double>("omni.inbox.waited", "s", "From a webhook's receipt to its processing");
        _applied = meter.CreateHistogram<double>("omni.inbox.applied", "s", "Applying the effects of a batch, its commit included");
        _received = meter.CreateCounter<long>("omni.inbox.received", "{webhook}", "Webhooks stored and answered 200");
        _refused = meter.CreateCounter<long>("omni.inbox.refused", "{webhook}", "Webhooks refused, by reason");
        _processed = meter.CreateCounter<long>("omni.inbox.processed", "{webhook}", "Webhooks whose effects are committed");
        _duplicates = meter.CreateCounter<long>("omni.inbox.duplicates", "{event}", "Events dropped because they were known already");
        _setAside = meter.CreateCounter<long>("omni.inbox.set_aside", "{webhook}", "Webhooks kept as dead letters, by code");
    }

    public void Received() => _received.Add(1);

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Replayed(int count) => _replayed.Add(count);

    public void Waited(TimeSpan age) => _waited.Record(Math.Max(0, age.TotalSeconds));

    public void Applied(TimeSpan took) => _applied.Record(took.TotalSeconds);

    public void Processed(int count) => _processed.Add(count);

    public void Duplicates(int count) => _duplicates.Add(count);

    public void SetAside(string code) => _setAside.Add(1, new KeyValuePair<string, object?>("code", code));
}
