using System.Diagnostics.Metrics;

namespace Omni.Api.Sending.Lanes;

/// <summary>Gauges of the lanes, tagged by instance: as many tags as the operator has numbers.</summary>
internal sealed class LaneMetrics
{
    public LaneMetrics(IMeterFactory meters, LaneHost lanes)
    {
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("omni.outbox.depth", () => Of(lanes, view => view.Queued), "{message}",
            "Messages that wait or are leaving");
        meter.CreateObservableGauge("omni.outbox.oldest", () => Of(lanes, view => view.OldestSeconds), "s",
            "Since the turn of the next message began");
        meter.CreateObservableGauge("omni.outbox.rate", () => Of(lanes, view => view.Rate), "{message}/s", "Pace in force");
        meter.CreateObservableGauge("omni.outbox.limit", () => Of(lanes, view => view.Limit), "{message}/s",
            "Pace that the number may send at");
        meter.CreateObservableGauge("omni.outbox.room", () => Of(lanes, view => view.Room), "{message}",
            "Messages that may still leave within this second");
        meter.CreateObservableGauge("omni.outbox.held", () => Of(lanes, view => view.HeldBecause is null ? 0 : 1), "{lane}",
            "1 while nothing leaves: not connected, paused, stopped or its breaker open");
        meter.CreateObservableGauge("omni.outbox.breaker.open", () => Of(lanes, view => view.Breaker is null ? 0 : 1), "{lane}",
            "1 while the channel's service fails and the number is held for it");
        meter.CreateObservableGauge("omni.outbox.under_way", () => Of(lanes, view => view.UnderWay), "{message}",
            "Messages that left and have no answer yet");
    }

    private static IEnumerable<Measurement<double>> Of(LaneHost lanes, Func<LaneView, double> figure) =>
        lanes.All.Select(lane => new Measurement<double>(
            figure(lane.Look()), new KeyValuePair<string, object?>("instance", lane.InstanceId.ToString("D"))));
}
