using Omni.Api.Http;
using Omni.Api.Sending.Lanes;

namespace Omni.Api.Sending.Outbox;

/// <summary>What waits to be sent, as REST shows it.</summary>
internal sealed record OutboxView
{
    /// <summary>Messages not yet begun with.</summary>
    public required int Pending { get; init; }

    /// <summary>Scheduled, or to be tried again.</summary>
    public required int Waiting { get; init; }

    /// <summary>Leaving now.</summary>
    public required int Sending { get; init; }

    /// <summary>They left and got no answer; a status, or time, will tell.</summary>
    public required int Ambiguous { get; init; }

    /// <summary>Seconds since the turn of the oldest pending message began; null when there is none.</summary>
    public double? OldestPendingSeconds { get; init; }

    /// <summary>Why nothing leaves of any instance, and how many messages would; null when each is held by itself only.</summary>
    public string? HeldBecause { get; init; }
    public required IReadOnlyList<OfInstance> Instances { get; init; }

    public static OutboxView Of(IReadOnlyList<OutboxCount> counts, Dictionary<Guid, LaneView> lanes, OutboxHold hold, DateTimeOffset now) => new()
    {
        HeldBecause = hold.Describe(Sum(counts, "pending") + Sum(counts, "waiting")),
        Pending = Sum(counts, "pending"),
        Waiting = Sum(counts, "waiting"),
        Sending = Sum(counts, "sending"),
        Ambiguous = Sum(counts, "ambiguous"),
        OldestPendingSeconds = Age(counts, now),
        Instances = [.. counts.Select(c => c.InstanceId).Union(lanes.Keys).Distinct().Order().Select(id => InstanceOf(id, [.. counts.Where(c => c.InstanceId == id)], lanes.GetValueOrDefault(id), hold, now))],
    };

    private static OfInstance InstanceOf(Guid id, IReadOnlyList<OutboxCount> counts, LaneView? lane, OutboxHold hold, DateTimeOffset now) => new()
    {
        InstanceId = id,
        Pending = Sum(counts, "pending"),
        Waiting = Sum(counts, "waiting"),
        Sending = Sum(counts, "sending"),
        Ambiguous = Sum(counts, "ambiguous"),
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
        counts.Where(c => c.State == "pending").Select(c => (double?)Math.Max(0, (now - c.OldestUnixMs.ToTime()).TotalSeconds)).Max();

    /// <summary>The same for one instance, with its pace.</summary>
    internal sealed record OfInstance
    {
        public required Guid InstanceId { get; init; }
        public required int Pending { get; init; }
        public required int Waiting { get; init; }
        public required int Sending { get; init; }
        public required int Ambiguous { get; init; }
        public double? OldestPendingSeconds { get; init; }

        /// <summary>Messages a second now.</summary>
        public double? Rate { get; init; }

        /// <summary>Messages a second that the number may send.</summary>
        public double? Limit { get; init; }

        /// <summary>Why nothing leaves.</summary>
        public string? HeldBecause { get; init; }

        /// <summary>When that ends by itself.</summary>
        public DateTimeOffset? HeldUntil { get; init; }

        /// <summary>Messages that left and have no answer yet.</summary>
        public required int UnderWay { get; init; }

        /// <summary>The open breaker: the service of the channel fails, and the number waits for it. Null while it is closed.</summary>
        public BreakerView? Breaker { get; init; }
    }
}
