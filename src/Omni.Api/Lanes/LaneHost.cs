using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Outbox;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Lanes;

/// <summary>Keeps a lane for every instance that has something to send; takes up at start what was left, drains at stop.</summary>
internal sealed partial class LaneHost(
    ChannelRegistry channels, IReadDb reads, IUnitOfWork unitOfWork, LaneClaims claims, OutcomeRecorder recorder, OutboxMetrics metrics, IOptions<OutboxOptions> options, Chance chance, TimeProvider time,
    ILogger<LaneHost> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Guid, Lazy<Lane>> _lanes = new();
    private readonly ConcurrentBag<Task> _running = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly LaneParts _parts = new(channels, reads, claims, recorder, metrics, options.Value, chance, time, logger);

    /// <summary>The lanes there are.</summary>
    public IEnumerable<Lane> All => _lanes.Values.Where(l => l.IsValueCreated).Select(l => l.Value);

    public Lane? Find(Guid instanceId) => _lanes.TryGetValue(instanceId, out var lane) ? lane.Value : null;

    /// <summary>Whether so many more messages may wait; if not, when to ask again.</summary>
    public bool HasRoom(Guid instanceId, int messages, out TimeSpan retryAfter)
    {
        var lane = Find(instanceId);
        retryAfter = TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling((lane?.Count ?? 0) / 100d / Math.Max(1, lane?.Look().Rate ?? 1)), 1, 60));
        return (lane?.Count ?? 0) + messages <= _parts.Options.MaxQueued && All.Sum(l => l.Count) + messages <= _parts.Options.MaxQueuedInAll;
    }

    /// <summary>Takes messages that are on disk now.</summary>
    public void Add(Guid instanceId, string channel, IReadOnlyList<QueuedMessage> messages) => Open(instanceId, channel).Add(messages);

    /// <summary>An instance was connected: its lane goes on.</summary>
    public void Release(Guid instanceId) => Find(instanceId)?.Release();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var interrupted = await unitOfWork.RunAsync(session => session.MarkInterruptedAsync(time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);
        if (interrupted > 0) Log.Interrupted(logger, interrupted);
        await using var db = reads.Open();
        var channelOf = await db.Instances.ToDictionaryAsync(i => i.Id, i => i.Channel, cancellationToken);
        await RememberRecipientsAsync(db, channelOf, cancellationToken);

        // Within a chat the order of their turns; a message that was refused was the first of its chat.
        var waiting = db.Outbox.Where(o => o.State == "pending" || o.State == "waiting").OrderBy(o => o.QueuedAt).ThenBy(o => o.Seq)
            .Select(o => new { o.Seq, o.Id, o.InstanceId, o.ChatId, o.DueAt, o.Reason }).AsAsyncEnumerable();
        await foreach (var row in waiting.WithCancellation(cancellationToken))
        {
            if (channelOf.TryGetValue(row.InstanceId, out var channel))
                Open(row.InstanceId, channel).Restore(new LaneEntry(row.Seq, row.Id, row.ChatId), row.DueAt, row.Reason == OutboxWriter.Scheduled);
        }

        foreach (var lane in All) lane.Ring();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
    }

    public void Dispose() => _stop.Dispose();

    private Lane Open(Guid instanceId, string channel) => _lanes.GetOrAdd(instanceId, id => new Lazy<Lane>(() =>
    {
        var lane = new Lane(id, channel, _parts);
        _running.Add(RunAsync(lane));
        return lane;
    })).Value;

    private async Task RunAsync(Lane lane)
    {
        await Task.Yield();
        using (lane) await lane.RunAsync(_stop.Token);
    }

    /// <summary>Recipients who got many messages lately have borrowed from the long run; a restart does not forgive it.</summary>
    private async Task RememberRecipientsAsync(OmniDbContext db, Dictionary<Guid, string> channelOf, CancellationToken ct)
    {
        const int Few = 5;
        const int Latest = 50_000;
        var since = (time.GetUtcNow() - TimeSpan.FromMinutes(5)).ToUnixTimeMilliseconds();
        var newest = await db.Outbox.OrderByDescending(o => o.Seq).Select(o => o.Seq).FirstOrDefaultAsync(ct);
        var lately = await db.Outbox.Where(o => o.Seq > newest - Latest && o.State == "sent" && o.UpdatedAt > since).GroupBy(o => new { o.InstanceId, o.ChatId })
            .Select(g => new { g.Key.InstanceId, g.Key.ChatId, Count = g.Count(), First = g.Min(o => o.UpdatedAt) }).Where(g => g.Count > Few).ToListAsync(ct);
        foreach (var chat in lately)
        {
            if (channelOf.TryGetValue(chat.InstanceId, out var channel)) Open(chat.InstanceId, channel).Remember(chat.ChatId, chat.Count, chat.First);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2204, LogLevel.Warning, "{Count} messages were being sent when the host stopped; only a status can tell whether they went out")]
        public static partial void Interrupted(ILogger logger, int count);
    }
}
