using System.Diagnostics.Metrics;

namespace Omni.Api.Inbox;

/// <summary>Counters of the inbox.</summary>
internal sealed class InboxMetrics
{
    private readonly Counter<long> _received, _refused, _processed, _duplicates, _setAside;

    public InboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Omni");
        _received = meter.CreateCounter<long>("omni.inbox.received", "{webhook}", "Webhooks stored and answered 200");
        _refused = meter.CreateCounter<long>("omni.inbox.refused", "{webhook}", "Webhooks refused, by reason");
        _processed = meter.CreateCounter<long>("omni.inbox.processed", "{webhook}", "Webhooks whose effects are committed");
        _duplicates = meter.CreateCounter<long>("omni.inbox.duplicates", "{event}", "Events dropped because they were known already");
        _setAside = meter.CreateCounter<long>("omni.inbox.set_aside", "{webhook}", "Webhooks kept as dead letters, by code");
    }

    public void Received() => _received.Add(1);

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Processed(int count) => _processed.Add(count);

    public void Duplicates(int count) => _duplicates.Add(count);

    public void SetAside(string code) => _setAside.Add(1, new KeyValuePair<string, object?>("code", code));
}
