using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Probes the services of channels for lanes that request it: once for all instances that share a way, with growing pauses.
/// </summary>
internal sealed partial class ServiceProbes(
    LaneHost lanes, ChannelRegistry channels, OutboxMetrics metrics, IOptions<OutboxOptions> options, Chance chance, TimeProvider time,
    ILogger<ServiceProbes> logger) : WorkLoop(time)
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    private readonly BreakerOptions _options = options.Value.Breaker;
    private readonly Dictionary<(string Channel, string Key), Pace> _paces = [];

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        var wanting = lanes.All.Where(lane => lane.Breaker.WantsProbe).GroupBy(KeyOf).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var idle in _paces.Keys.Except(wanting.Keys).ToList()) _paces.Remove(idle);
        foreach (var way in wanting.Keys.Except(_paces.Keys).ToList()) _paces[way] = PaceAfter(asked: 0);

        var now = Time.GetTimestamp();
        await Task.WhenAll(wanting.Where(w => _paces[w.Key].Due <= now).Select(w => AskAsync(w.Key, w.Value, ct)));
        return false;
    }

    protected override Task WaitAsync(CancellationToken ct)
    {
        var next = _paces.Count == 0 ? LookAnyway : _paces.Values.Min(p => Time.GetElapsedTime(Time.GetTimestamp(), p.Due));
        return lanes.ProbeWanted.WaitAsync(
            TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(next.TotalMilliseconds), 1, LookAnyway.TotalMilliseconds)), Time, ct);
    }

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private async Task AskAsync((string Channel, string Key) way, List<Lane> wanting, CancellationToken ct)
    {
        // In turn, since one instance's own trouble must not count for all.
        var pace = _paces[way];
        var asks = wanting[pace.Asked % wanting.Count];
        if (await AnswersAsync(way.Channel, asks.InstanceId, ct))
        {
            foreach (var lane in wanting) lane.Reached();
            _paces.Remove(way);
            metrics.Probed(answered: true);
            Log.Answers(logger, way.Channel, asks.InstanceId);
            return;
        }

        metrics.Probed(answered: false);
        _paces[way] = PaceAfter(pace.Asked + 1);
    }

    /// <summary>A channel that cannot be probed is tried with messages.</summary>
    private async Task<bool> AnswersAsync(string channel, Guid instanceId, CancellationToken ct)
    {
        if (channels.Get(channel) is not IProbedChannel probed) return true;
        using var overdue = new CancellationTokenSource(_options.OverdueAfter, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, overdue.Token);
        try
        {
            return await probed.ProbeAsync(instanceId, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A channel must not throw; that counts as no answer.
            Log.ChannelThrew(logger, e, channel);
            return false;
        }
    }

    private (string Channel, string Key) KeyOf(Lane lane) =>
        channels.Get(lane.ChannelId) is { } plugin and IProbedChannel probed && probed.GetServiceKey(lane.InstanceId) is { } key
            ? (plugin.Id, key)
            : (lane.ChannelId, lane.InstanceId.ToString("D"));

    private Pace PaceAfter(int asked)
    {
        var pause = new Backoff(_options.ProbeAfter, Factor: 2, _options.MaxProbeAfter).After(asked + 1, chance());
        return new Pace(Time.GetTimestamp() + (long)(pause.TotalSeconds * Time.TimestampFrequency), asked);
    }

    /// <summary>When a service is probed next, and how often it was probed.</summary>
    private sealed record Pace(long Due, int Asked);

    private static partial class Log
    {
        [LoggerMessage(EventIds.Answers, LogLevel.Information, "The service of {Channel} answers again, probed for {InstanceId}")]
        public static partial void Answers(ILogger logger, string channel, Guid instanceId);

        [LoggerMessage(EventIds.ServiceProbesFailed, LogLevel.Warning, "The services of channels could not be probed; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(EventIds.ServiceProbesChannelThrew, LogLevel.Error,
            "The channel {Channel} threw on a probe of its service")]
        public static partial void ChannelThrew(ILogger logger, Exception exception, string channel);
    }
}
