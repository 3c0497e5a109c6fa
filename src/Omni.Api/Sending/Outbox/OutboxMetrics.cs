using System.Diagnostics.Metrics;

namespace Omni.Api.Sending.Outbox;

/// <summary>Counters of departures. The channel's codes are a few dozen.</summary>
internal sealed class OutboxMetrics
{
    private readonly Counter<long> _accepted, _sent, _failed, _retried, _ambiguous, _probes, _breaker;
    private readonly Histogram<double> _latency, _call;

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        _accepted = meter.CreateCounter<long>("omni.outbox.accepted", "{message}", "Messages taken to be sent");
        _sent = meter.CreateCounter<long>("omni.outbox.sent", "{message}", "Messages that the channel took");
        _failed = meter.CreateCounter<long>("omni.outbox.failed", "{message}", "Messages that will not go out, by the channel's code");
        _retried = meter.CreateCounter<long>("omni.outbox.refused", "{refusal}",
            "Refusals after which the message is tried again, by the channel's code and how far they reach");
        _ambiguous = meter.CreateCounter<long>("omni.outbox.ambiguous", "{message}", "Messages that left and got no answer");
        _probes = meter.CreateCounter<long>("omni.outbox.probes", "{probe}",
            "Questions to a channel's service whether it answers, by whether it did");
        _breaker = meter.CreateCounter<long>("omni.outbox.breaker.changes", "{change}", "Breakers that opened or closed");
        _latency = meter.CreateHistogram<double>("omni.outbox.latency", "s", "From a message's turn to its departure for the channel");
        _call = meter.CreateHistogram<double>("omni.outbox.call", "s", "The channel's answering time");
    }

    public void Accepted(int count) => _accepted.Add(count);

    public void Sent() => _sent.Add(1);

    public void Failed(string code) => _failed.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Refused(string code, string reach) =>
        _retried.Add(1, new KeyValuePair<string, object?>("code", code), new KeyValuePair<string, object?>("reach", reach));

    public void Ambiguous() => _ambiguous.Add(1);

    public void Probed(bool answered) => _probes.Add(1, new KeyValuePair<string, object?>("answered", answered));

    public void BreakerChanged(bool opened) => _breaker.Add(1, new KeyValuePair<string, object?>("state", opened ? "open" : "closed"));

    public void Departed(TimeSpan waited) => _latency.Record(Math.Max(0, waited.TotalSeconds));

    public void Answered(TimeSpan took) => _call.Record(took.TotalSeconds);
}
