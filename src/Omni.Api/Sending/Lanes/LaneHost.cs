using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Departures;
using Omni.Api.Sending.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>Keeps a lane for every instance that has something to send. Restores lanes at start and drains them at stop.</summary>
internal sealed partial class LaneHost(
    NewLane newLane, LeftSends leftSends, BreakerStore breakers, DepartureMarks marks, DeletedInstanceSends deletedSends,
    StopHalfTime halfTime, IOptions<OutboxOptions> options, ILogger<LaneHost> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Guid, Lazy<Lane>> _lanes = new();
    private readonly ConcurrentDictionary<Guid, bool> _deleted = new();
    private readonly ConcurrentBag<Task> _running = [];
    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenRegistration _atHalfTime;

    /// <summary>Rings when a lane requests a probe of its channel's service.</summary>
    public Signal ProbeWanted => breakers.ProbeWanted;

    /// <summary>All lanes.</summary>
    public IEnumerable<Lane> All => _lanes.Values.Where(l => l.IsValueCreated).Select(l => l.Value);

    public Lane? Find(Guid instanceId) => _lanes.TryGetValue(instanceId, out var lane) ? lane.Value : null;

    /// <summary>Whether this number of messages has room; if not, when to ask again.</summary>
    public bool HasRoom(Guid instanceId, int messages, out TimeSpan retryAfter)
    {
        var lane = Find(instanceId);
        retryAfter = TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling((lane?.Count ?? 0) / 100d / Math.Max(1, lane?.Look().Rate ?? 1)), 1, 60));
        return (lane?.Count ?? 0) + messages <= options.Value.MaxQueued && All.Sum(l => l.Count) + messages <= options.Value.MaxQueuedInAll;
    }

    /// <summary>Adds messages that are stored.</summary>
    public void Add(Guid instanceId, string channel, IReadOnlyList<QueuedMessage> messages)
    {
        Open(instanceId, channel).Add(messages);

        // The messages were stored while their instance was being deleted.
        if (_deleted.ContainsKey(instanceId)) Remove(instanceId);
    }

    /// <summary>Ends the lane of a deleted instance. Messages under way are followed to their outcome; waiting ones fail.</summary>
    public void Remove(Guid instanceId)
    {
        _deleted[instanceId] = true;
        if (_lanes.TryRemove(instanceId, out var lane)) lane.Value.Close();
        deletedSends.Ring();
    }

    /// <summary>Requests a probe of the service of an instance, although nothing leaves.</summary>
    public void AskForAnAnswer(Guid instanceId, string channel)
    {
        Open(instanceId, channel).Breaker.AskForAnAnswer();
        ProbeWanted.Ring();
    }

    /// <summary>An operator states that all trouble is over: every lane resumes.</summary>
    public void ReleaseAll()
    {
        foreach (var lane in All) lane.Release();
    }

    /// <summary>Notifies the lane that its instance was connected.</summary>
    public void Connected(Guid instanceId) => Find(instanceId)?.Connected();

    /// <summary>An operator states that the trouble of an instance is over: its lane resumes.</summary>
    public void Release(Guid instanceId) => Find(instanceId)?.Release();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var left = await leftSends.ReadAsync(cancellationToken);
        var waiting = left.Waiting.ToLookup(w => left.ChannelOf.ContainsKey(w.InstanceId));
        foreach (var open in left.Breakers.Where(b => left.ChannelOf.ContainsKey(b.InstanceId)))
            Open(open.InstanceId, left.ChannelOf[open.InstanceId]).Restore(open);
        foreach (var chat in left.Busy.Where(b => left.ChannelOf.ContainsKey(b.InstanceId)))
            Open(chat.InstanceId, left.ChannelOf[chat.InstanceId]).Remember(chat.ChatId, chat.Count, chat.First);
        foreach (var (instanceId, message, dueAt, isScheduled) in waiting[true])
            Open(instanceId, left.ChannelOf[instanceId]).Restore(message, dueAt, isScheduled);
        foreach (var lane in All) lane.Ring();
        if (waiting.Contains(false)) deletedSends.Ring();
        _atHalfTime = halfTime.Token.Register(_stop.Cancel);
    }

    /// <summary>
    /// Follows what has left to its outcome, within the time of the stop. A message that is cut off keeps its mark for the next start.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (await Task.WhenAll(_running).EndsBeforeAsync(cancellationToken)) return;
        marks.Shut();
        Log.CutOff(logger, All.Sum(l => l.Leaving));
    }

    public void Dispose()
    {
        _atHalfTime.Dispose();
        _stop.Dispose();
    }

    private Lane Open(Guid instanceId, string channel) => _lanes.GetOrAdd(instanceId, id => new Lazy<Lane>(() =>
    {
        var lane = newLane(id, channel);
        _running.Add(RunAsync(lane));
        return lane;
    })).Value;

    private async Task RunAsync(Lane lane)
    {
        await Task.Yield();
        using (lane) await lane.RunAsync(_stop.Token);

        // Claimed messages were put back, and refused ones wait for a retry that no lane will make.
        if (_deleted.ContainsKey(lane.InstanceId)) deletedSends.Ring();
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.CutOff, LogLevel.Warning,
            "The stop no longer waits for {Count} messages that were sent and have no answer; the next start settles them")]
        public static partial void CutOff(ILogger logger, int count);
    }
}
