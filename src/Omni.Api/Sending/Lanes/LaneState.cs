using Microsoft.Extensions.Options;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>The state of a lane in memory: its queue, its pace and its holds. Times are ms of its own clock.</summary>
internal sealed class LaneState(
    Guid instanceId, string channelId, ChannelRegistry channels, OutboxHold restored, IOptions<OutboxOptions> options, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();

    public Guid InstanceId => instanceId;

    public string ChannelId => channelId;

    /// <summary>The clock from which the lane's own clock is derived.</summary>
    public TimeProvider Time => time;

    public LaneQueue Queue { get; } = new();

    public LaneHold Hold { get; } = new();

    public Breaker Breaker { get; } = new(options.Value.Breaker);

    public Pacer Pacer { get; } = new(time, options.Value.DefaultRate);

    public long Now => (long)time.GetElapsedTime(_begun).TotalMilliseconds;

    public long NowUnixMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The channel; null when it is not loaded.</summary>
    public IChannelPlugin? Plugin => channels.Get(channelId);

    public bool IsConnected => Plugin?.IsConnected(instanceId) == true;

    /// <summary>What the channel's server holds back of the whole instance; null when nothing.</summary>
    public SendHold? ChannelHold => (Plugin as IHoldingChannel)?.GetHold(instanceId);

    /// <summary>How long nothing may leave; null when a message may.</summary>
    public TimeSpan? HeldFor() =>
        restored.Holds(instanceId) ? TimeSpan.MaxValue
        : Hold.Remaining(Now) ?? (IsConnected ? HeldByChannel() ?? Breaker.Remaining(Now) : TimeSpan.MaxValue);

    /// <summary>The current state.</summary>
    public LaneView Look() => new()
    {
        Queued = Queue.Count,
        UnderWay = Breaker.UnderWay,
        Rate = Math.Round(Pacer.Rate, 1),
        Limit = Pacer.Limit,
        Room = Pacer.Room,
        OldestSeconds = Queue.Oldest(Now).TotalSeconds,
        HeldBecause = restored.ReasonOf(instanceId) ?? Hold.Reason(Now)
            ?? (IsConnected ? ChannelHold?.Reason ?? Breaker.Reason(Now) : "The instance is not connected"),
        HeldUntil = Hold.Remaining(Now) is { } left
            ? left < TimeSpan.MaxValue ? time.GetUtcNow() + left : null
            : IsConnected ? ChannelHold?.Until : null,
        Breaker = Breaker.Open is { } open
            ? new OpenBreaker { OpenSince = TimeOf(open.OpenedAt), Trials = open.Trials, Reason = open.Reason }
            : null,
    };

    private TimeSpan? HeldByChannel() =>
        ChannelHold is not { } hold ? null : hold.Until is { } until ? until - time.GetUtcNow() : TimeSpan.MaxValue;

    /// <summary>Converts a time of the lane's own clock to wall time.</summary>
    public DateTimeOffset TimeOf(long at) => time.GetUtcNow() - TimeSpan.FromMilliseconds(Now - at);
}
