using Omni.Api.Foundation.Http;
using Omni.Api.Sending.Lanes;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Outbox;

/// <summary>Builds the view of waiting messages.</summary>
internal static class OutboxView
{
    public static OutboxSummary Of(
        IReadOnlyList<OutboxCount> counts, Dictionary<Guid, LaneView> lanes, OutboxHold hold, DateTimeOffset now) => new()
        {
            HeldBecause = hold.Describe(Sum(counts, OutboxState.Pending) + Sum(counts, OutboxState.Waiting)),
            Pending = Sum(counts, OutboxState.Pending),
            Waiting = Sum(counts, OutboxState.Waiting),
            Sending = Sum(counts, OutboxState.Sending),
            Ambiguous = Sum(counts, OutboxState.Ambiguous),
            OldestPendingSeconds = Age(counts, now),
            Instances = [.. counts.Select(c => c.InstanceId).Union(lanes.Keys).Distinct().Order()
                .Select(id => InstanceOf(id, [.. counts.Where(c => c.InstanceId == id)], lanes.GetValueOrDefault(id), hold, now))],
        };

    private static InstanceOutbox InstanceOf(
        Guid id, IReadOnlyList<OutboxCount> counts, LaneView? lane, OutboxHold hold, DateTimeOffset now) => new()
        {
            InstanceId = id,
            Pending = Sum(counts, OutboxState.Pending),
            Waiting = Sum(counts, OutboxState.Waiting),
            Sending = Sum(counts, OutboxState.Sending),
            Ambiguous = Sum(counts, OutboxState.Ambiguous),
            OldestPendingSeconds = Age(counts, now),
            Rate = lane?.Rate,
            Limit = lane?.Limit,
            HeldBecause = lane?.HeldBecause ?? hold.ReasonOf(id),
            HeldUntil = lane?.HeldUntil,
            UnderWay = lane?.UnderWay ?? 0,
            Breaker = lane?.Breaker,
        };

    private static int Sum(IReadOnlyList<OutboxCount> counts, string state) => counts.Where(c => c.State == state).Sum(c => c.Count);

    private static double? Age(IReadOnlyList<OutboxCount> counts, DateTimeOffset now) =>
        counts.Where(c => c.State == OutboxState.Pending).Select(c => (double?)Math.Max(0, (now - c.OldestUnixMs.ToTime()).TotalSeconds))
            .Max();
}
