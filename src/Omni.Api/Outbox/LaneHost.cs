using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Outbox;

/// <summary>Keeps a lane for every instance that has something to send; takes up at start what was left, drains at stop.</summary>
internal sealed partial class LaneHost(
    ChannelRegistry channels, IReadDb reads, IUnitOfWork unitOfWork, OutcomeRecorder recorder, IOptions<OutboxOptions> options, TimeProvider time, ILogger<LaneHost> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task<Lane?>>> _lanes = new();
    private readonly ConcurrentBag<Task> _running = [];
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Says that an instance has something to send, or can send again.</summary>
    public void Wake(Guid instanceId) => _ = WakeAsync(instanceId);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var interrupted = await unitOfWork.RunAsync(session => session.MarkInterruptedAsync(time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);
        if (interrupted > 0) Log.Interrupted(logger, interrupted);

        await using var db = reads.Open();
        foreach (var instanceId in await db.Outbox.Where(o => o.State == "pending").Select(o => o.InstanceId).Distinct().ToListAsync(cancellationToken)) Wake(instanceId);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
    }

    public void Dispose() => _stop.Dispose();

    private async Task WakeAsync(Guid instanceId)
    {
        try
        {
            var lane = await _lanes.GetOrAdd(instanceId, id => new Lazy<Task<Lane?>>(() => OpenAsync(id))).Value;
            if (lane is null) _lanes.TryRemove(instanceId, out _);
            else lane.Wake();
        }
        catch (Exception e)
        {
            _lanes.TryRemove(instanceId, out _);
            Log.NotOpened(logger, e, instanceId);
        }
    }

    private async Task<Lane?> OpenAsync(Guid instanceId)
    {
        await using var db = reads.Open();
        if (await db.Instances.Where(i => i.Id == instanceId).Select(i => i.Channel).FirstOrDefaultAsync(_stop.Token) is not { } channel) return null;
        var lane = new Lane(instanceId, channel, channels, reads, unitOfWork, recorder, options.Value, time, logger);
        _running.Add(RunAsync(lane));
        return lane;
    }

    private async Task RunAsync(Lane lane)
    {
        using (lane) await lane.RunAsync(_stop.Token);
    }

    private static partial class Log
    {
        [LoggerMessage(2204, LogLevel.Warning, "{Count} messages were being sent when the host stopped; only a status can tell whether they went out")]
        public static partial void Interrupted(ILogger logger, int count);

        [LoggerMessage(2205, LogLevel.Error, "The lane of {InstanceId} could not be opened")]
        public static partial void NotOpened(ILogger logger, Exception exception, Guid instanceId);
    }
}
