using System.Diagnostics.Metrics;

namespace Omni.Api.Reads;

/// <summary>Counters of bounded reads.</summary>
internal sealed class ReadMetrics
{
    private readonly Counter<long> _refused, _stopped;
    private readonly UpDownCounter<long> _running;
    private readonly Histogram<double> _waited;

    public ReadMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        _running = meter.CreateUpDownCounter<long>("omni.reads.running", "{read}", "Lists, searches and counts that run now");
        _waited = meter.CreateHistogram<double>("omni.reads.waited", "s", "How long a read waited for its turn");
        _refused = meter.CreateCounter<long>("omni.reads.refused", "{read}", "Reads refused because too many ran or waited, by limit");
        _stopped = meter.CreateCounter<long>("omni.reads.stopped", "{read}", "Reads stopped because they ran too long");
    }

    public void Began(TimeSpan waited)
    {
        _running.Add(1);
        _waited.Record(waited.TotalSeconds);
    }

    public void Ended() => _running.Add(-1);

    public void Refused(string limit) => _refused.Add(1, new KeyValuePair<string, object?>("limit", limit));

    public void Stopped() => _stopped.Add(1);
}
