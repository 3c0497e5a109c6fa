using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Contract.Journeys;

namespace Omni.Api.Journeys;

/// <summary>
/// Reads the journeys of messages from the times that their rows and events have. Stages are numbered as Omni numbers them; those of its
/// agents do not exist here.
/// </summary>
internal sealed class JourneyQueries(IReadDb reads)
{
    private const int MostTracked = 1000;

    /// <summary>The message that an id is about: its own id, the channel's, that of one of its events, or a correlation id.</summary>
    public async Task<MessageRow?> FindAsync(string correlationId, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        await using var db = reads.Open();
        var text = correlationId.Split('_') is ["evt" or "media", var id] ? id : correlationId;
        if (Guid.TryParse(text, out var given))
        {
            return await db.Messages.FirstOrDefaultAsync(m => m.Id == given, ct)
                ?? await db.Events.Where(e => e.Id == given).Join(db.Messages, e => e.MessageId, m => m.Id, (_, m) => m)
                    .FirstOrDefaultAsync(ct)
                ?? await db.Media.Where(f => f.Id == given).Join(db.Messages, f => f.MessageId, m => m.Id, (_, m) => m)
                    .FirstOrDefaultAsync(ct);
        }

        var externalId = NamedMessages.ExternalIdOf(correlationId);
        var found = db.Messages.Where(m => m.ExternalId == externalId);
        if (visible is not null) found = found.Where(m => visible.Contains(m.InstanceId));
        return await found.OrderByDescending(m => m.Seq).FirstOrDefaultAsync(ct);
    }

    public async Task<Journey> JourneyOfAsync(string correlationId, MessageRow message, CancellationToken ct)
    {
        await using var db = reads.Open();
        return (await JourneysAsync(db, [message], ct))[0] with { CorrelationId = correlationId };
    }

    public async Task<JourneySummary> SummaryAsync(long since, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        await using var db = reads.Open();
        var messages = db.Messages.Where(m => m.PlatformTimestamp >= since && m.MessageType != ContentType.Reaction);
        if (visible is not null) messages = messages.Where(m => visible.Contains(m.InstanceId));
        var rows = await messages.OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).Take(MostTracked)
            .ToListAsync(ct);
        var journeys = await JourneysAsync(db, rows, ct);
        var completed = journeys.Count(j => j.CompletedAt is not null);
        return new JourneySummary
        {
            TotalTracked = journeys.Count,
            CompletedJourneys = completed,
            ActiveJourneys = journeys.Count - completed,
            Stages = journeys.SelectMany(j => j.Latencies).GroupBy(l => l.Key, StringComparer.Ordinal)
                .ToDictionary(of => of.Key, of => StatisticsOf([.. of.Select(l => l.Value).Order()]), StringComparer.Ordinal),
            Since = since.ToTime(),
        };
    }

    private static async Task<List<Journey>> JourneysAsync(OmniDbContext db, IReadOnlyList<MessageRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var events = (await db.Events.Where(e => e.MessageId != null && ids.Contains(e.MessageId.Value))
                .Select(e => new { MessageId = e.MessageId!.Value, e.EventType, e.ReceivedAt, e.ProcessedAt, e.DeliveredAt })
                .ToListAsync(ct))
            .GroupBy(e => (e.MessageId, e.EventType)).ToDictionary(of => of.Key, of => of.MinBy(e => e.ProcessedAt)!);
        return [.. rows.Select(JourneyOf)];

        Journey JourneyOf(MessageRow row)
        {
            var received = events.GetValueOrDefault((row.Id, EventTypes.MessageReceived));
            var sent = events.GetValueOrDefault((row.Id, EventTypes.MessageSent));
            var delivered = events.GetValueOrDefault((row.Id, EventTypes.MessageDelivered));
            var failed = events.GetValueOrDefault((row.Id, EventTypes.MessageFailed));
            (string Stage, string Name, long? At)[] stages = row.IsFromMe
                ? [("T8", "sendRequestedAt", row.ReceivedAt), ("T9", "outboundStoredAt", row.CreatedAt),
                    ("T10", "platformAcceptedAt", sent?.ReceivedAt), ("T11", "platformDeliveredAt", delivered?.DeliveredAt)]
                : [("T0", "platformReceivedAt", row.PlatformTimestamp), ("T1", "pluginReceivedAt", row.ReceivedAt),
                    ("T2", "eventPublishedAt", received?.ProcessedAt), ("T4", "dbStoredAt", row.CreatedAt)];
            var reached = stages.Where(s => s.At is not null).Select(s => (s.Stage, s.Name, At: s.At!.Value)).ToList();
            var ended = row.IsFromMe ? delivered?.DeliveredAt ?? failed?.ProcessedAt : Math.Max(row.CreatedAt, received?.ProcessedAt ?? 0);
            var latencies = reached.Zip(reached.Skip(1)).ToDictionary(
                pair => $"{pair.First.Stage}-{pair.Second.Stage}", pair => Math.Max(0, pair.Second.At - pair.First.At),
                StringComparer.Ordinal);
            if (ended is { } end) latencies["total"] = Math.Max(0, end - reached[0].At);
            return new Journey
            {
                CorrelationId = row.Id.ToString(),
                Checkpoints = [.. reached.Select(s => new JourneyCheckpoint { Name = s.Name, Stage = s.Stage, Timestamp = s.At })],
                StartedAt = reached[0].At,
                CompletedAt = ended,
                Latencies = latencies,
            };
        }
    }

    /// <param name="sorted">At least one value, the smallest first.</param>
    private static StageStatistics StatisticsOf(long[] sorted) => new()
    {
        Count = sorted.Length,
        Avg = Math.Round(sorted.Average(), 1),
        Min = sorted[0],
        Max = sorted[^1],
        P50 = At(sorted, 0.5),
        P95 = At(sorted, 0.95),
        P99 = At(sorted, 0.99),
    };

    private static long At(long[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
