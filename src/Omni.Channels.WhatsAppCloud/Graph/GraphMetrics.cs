using System.Diagnostics.Metrics;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Counters of the calls to Meta. Codes are Meta's, of which there are a few dozen.</summary>
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
