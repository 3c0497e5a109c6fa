using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>Counts messages over a time span, which <see cref="EventTimes"/> finds in the busiest table without an index.</summary>
internal sealed class EventCounter(IReadDb reads)
{
    private const long Hour = 3_600_000;

    public async Task<EventAnalytics> CountAsync(
        long? since, long? until, Func<Guid?, bool> isWanted, string? granularity, CancellationToken ct)
    {
        var end = await reads.ReadLastEventAsync(ct) + 1;
        var from = since is { } begin ? await reads.FindFirstEventAsync(begin, end, ct) : 0;
        var to = until is { } last ? await reads.FindFirstEventAsync(last + 1, end, ct) : end;
        var step = granularity == "daily" ? 24 * Hour : Hour;
        var counts = await reads.CountEventsAsync(from, to, step, reader => new Count(
            reader.IsDBNull(0) ? null : reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
            reader.GetInt64(3) * step, reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetInt64(5), reader.GetInt64(6)), ct);
        return Sum([.. counts.Where(c => isWanted(c.InstanceId))], granularity is not null);
    }

    private static EventAnalytics Sum(IReadOnlyList<Count> counts, bool withTimeline)
    {
        var good = counts.Where(c => c.Type != "message.failed").ToList();
        var failed = counts.Where(c => c.Type == "message.failed").ToList();
        var (successes, failures) = (good.Sum(c => c.Number), failed.Sum(c => c.Number));
        var received = counts.Where(c => c.Type == "message.received").ToList();
        return new EventAnalytics
        {
            TotalMessages = successes + failures,
            SuccessfulMessages = successes,
            FailedMessages = failures,
            SuccessRate = successes + failures == 0 ? 100 : Math.Round(100.0 * successes / (successes + failures), 2),
            AvgProcessingTimeMs = received.Sum(c => c.Number) is > 0 and var number
                ? Math.Round((double)received.Sum(c => c.TookMs) / number, 1)
                : null,
            MessageTypes = good.GroupBy(c => c.Content ?? "unknown", StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Number), StringComparer.Ordinal),
            ErrorStages = failures == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["send"] = failures },
            Instances = counts.Where(c => c.InstanceId is not null).GroupBy(c => c.InstanceId!.Value)
                .ToDictionary(g => g.Key.ToString(), g => g.Sum(c => c.Number), StringComparer.Ordinal),
            ByChannel = counts.GroupBy(c => c.Channel ?? "unknown", StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Number), StringComparer.Ordinal),
            ByDirection = new DirectionCounts
            {
                Inbound = received.Sum(c => c.Number),
                Outbound = successes + failures - received.Sum(c => c.Number),
            },
            Timeline = withTimeline
                ? [.. counts.GroupBy(c => c.Bucket).OrderBy(g => g.Key)
                    .Select(g => new AnalyticsBucket { At = g.Key.ToTime(), Count = g.Sum(c => c.Number) })]
                : null,
        };
    }

    private sealed record Count(Guid? InstanceId, string Type, string? Content, long Bucket, string? Channel, long Number, long TookMs);
}
