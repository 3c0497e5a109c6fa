using System.Diagnostics.Metrics;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Counters of calls to Meta. The error codes are Meta's, a few dozen in total.</summary>
internal sealed class GraphMetrics
{
    private readonly Counter<long> _errors, _lost;

    public GraphMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Omni");
        _errors = meter.CreateCounter<long>("omni.graph.errors", "{answer}", "Errors that Meta answered, by code");
        _lost = meter.CreateCounter<long>("omni.graph.lost", "{call}", "Calls without an answer, by whether the request had left");
    }

    public void Refused(int code) => _errors.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Lost(bool left) => _lost.Add(1, new KeyValuePair<string, object?>("left", left));
}
