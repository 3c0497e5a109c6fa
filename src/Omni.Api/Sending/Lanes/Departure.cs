using System.Diagnostics;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// A message leaves a lane:
/// 1. it is claimed, unless it must not go out (any more);
/// 2. the channel sends it, once;
/// 3. the outcome is recorded; or the refusal, with what it holds: the message, its recipient, the pace, the lane.
/// </summary>
internal sealed partial class Departure(Guid instanceId, string channel, LaneParts parts, LaneQueue queue, LaneBrakes brakes, Breaker breaker, Pacer pacer, Func<long> now)
{
    private static readonly ActivitySource Activities = new(Telemetry.Name);

    private static readonly SendResult.Failed Expired = new(Expiry.Expired, "The message had not left when it was of no use any more, so it was not sent", FailureReach.Message, RetryAfter: null);

    private static readonly SendResult.Failed EarlierPartFailed = new("EARLIER_PART_FAILED", "An earlier part of the same long message did not go out, so this one was not sent", FailureReach.Message, RetryAfter: null);

    /// <summary>Step 1. True when it may leave; otherwise it has been dealt with.</summary>
    public async Task<bool> ClaimAsync(LaneEntry entry, QueuedMessage message, IChannelPlugin? plugin)
    {
        switch (await parts.Claims.ClaimAsync(message, plugin))
        {
            case LaneClaims.Claim.Taken: return true;
            case LaneClaims.Claim.EarlierFailed:
                await EndAsync(entry, message, EarlierPartFailed);
                return false;
            case LaneClaims.Claim.Expired:
                await EndAsync(entry, message, Expired);
                return false;
            case LaneClaims.Claim.OutsideWindow when plugin is IServiceWindowChannel { OutsideWindow: var refusal }:
                if (message.Fallback is null) await EndAsync(entry, message, refusal);
                else await ExchangeAsync(entry, message, refusal);
                return false;
            default:
                queue.Done(entry);
                return false;
        }
    }

    /// <summary>Steps 2 and 3. From here on nothing is cut short by a stop: a message under way is followed to its outcome.</summary>
    public async Task LeaveAsync(LaneEntry entry, long departure, Flight flight)
    {
        await Task.Yield();
        try
        {
            await LeaveAndSettleAsync(entry, departure, flight);
        }
        catch (Exception e)
        {
            // A fault of ours. The row says that it is leaving, which the next start reads as "nobody knows"; its chat goes on.
            Log.Broken(parts.Logger, e, entry.Id);
            breaker.Forget(flight);
            queue.Done(entry);
        }
    }

    private async Task LeaveAndSettleAsync(LaneEntry entry, long departure, Flight flight)
    {
        var message = entry.Message!;
        using var activity = Activities.StartActivity("outbox.send", ActivityKind.Producer, message.TraceParent);
        activity?.SetTag("omni.message_id", message.Message.Id);

        // Step 2
        parts.Metrics.Departed(parts.Time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(message.QueuedAtUnixMs));
        var begun = parts.Time.GetTimestamp();
        var result = await SendOnceAsync(message, flight);
        var took = parts.Time.GetElapsedTime(begun);
        pacer.Answered(departure, took);
        parts.Metrics.Answered(took);
        breaker.Answer(flight, result, took, parts.Chance(), now());

        // Step 3
        if (result is SendResult.Failed refusal) await RefusedAsync(entry, message, refusal, flight);
        else await EndAsync(entry, message, result);
    }

    /// <summary>It was claimed and did not leave.</summary>
    public async Task PutBackAsync(LaneEntry entry, long notBefore)
    {
        if (entry.Message!.ExpiresAtUnixMs <= parts.Time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            await EndAsync(entry, entry.Message, Expired);
            return;
        }

        try
        {
            await parts.Claims.PutBackAsync(entry.Message!);
        }
        catch (Exception e)
        {
            // It stays recorded as leaving: the next claim fails, and the next start reads it as "nobody knows".
            Log.NotPutBack(parts.Logger, e, entry.Id);
        }

        Hold(entry, Math.Max(notBefore, now()));
    }

    /// <summary>It waits as the head of its chat, its text on disk only.</summary>
    public void Hold(LaneEntry entry, long notBefore)
    {
        entry.Message = null;
        queue.Hold(entry, notBefore);
    }

    private async Task<SendResult> SendOnceAsync(QueuedMessage next, Flight flight)
    {
        if (parts.Channels.Get(channel) is not { } plugin) return SendResult.NotConnected($"The channel '{channel}' is not loaded");
        try
        {
            return await parts.Marked.SendAsync(plugin, next, () => breaker.Left(flight, now()));
        }
        catch (Exception e)
        {
            // A channel must not throw. Whether it sent before it did, nobody knows.
            Log.ChannelThrew(parts.Logger, e, next.Message.Id, channel);
            return new SendResult.Ambiguous($"The channel failed while sending ({e.GetType().Name})");
        }
    }

    private async Task RefusedAsync(LaneEntry entry, QueuedMessage message, SendResult.Failed refusal, Flight flight)
    {
        if (message.Fallback is not null && parts.Channels.Get(channel) is IServiceWindowChannel windowed && windowed.OutsideWindow.ErrorCode == refusal.ErrorCode)
        {
            await ExchangeAsync(entry, message, refusal);
            return;
        }

        if (refusal.Reach == FailureReach.Pace) pacer.SlowDown();
        if (refusal.Reach == FailureReach.Message) CountRefusal(entry, refusal, flight);
        if (refusal.Reach == FailureReach.Recipient) entry.Holds++;
        var age = parts.Time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(message.QueuedAtUnixMs);
        var decision = RetryPolicy.Decide(refusal, entry.Strikes, entry.Refusals, entry.Holds, brakes.NextPause(now()), age, parts.Options, parts.Chance());
        HoldLane(refusal, decision);
        switch (decision)
        {
            case RetryDecision.Again { After: var after }:
                (entry.IsInDoubt, entry.ReportsUpTo) = (true, null);
                parts.Metrics.Refused(refusal.ErrorCode, $"{refusal.Reach}");
                await parts.Recorder.RecordWaitAsync(message, refusal, after, parts.Options.AnswerWithin);
                Hold(entry, now() + (long)after.TotalMilliseconds);
                break;
            case RetryDecision.Keep:
                parts.Metrics.Refused(refusal.ErrorCode, $"{refusal.Reach}");
                await parts.Recorder.RecordWaitAsync(message, refusal, after: null, parts.Options.AnswerWithin);
                Hold(entry, now());
                break;
            default:
                await EndAsync(entry, message, refusal);
                break;
        }
    }

    /// <summary>An outage is no strike: trouble of the service counts against a message only while others are answered properly.</summary>
    private void CountRefusal(LaneEntry entry, SendResult.Failed refusal, Flight flight)
    {
        entry.Refusals++;
        var answered = breaker.Answered;
        if (!refusal.IsServiceTrouble || answered > (entry.AnsweredAtTrouble ?? flight.AnsweredBefore)) entry.Strikes++;
        entry.AnsweredAtTrouble = answered;
    }

    private void HoldLane(SendResult.Failed refusal, RetryDecision decision)
    {
        if (refusal.Reach != FailureReach.Instance) return;
        if (decision is RetryDecision.Again { After: var pause })
        {
            brakes.Pause(pause, refusal.Error, now(), endsWithAnswer: refusal.IsServiceTrouble);
            Log.Paused(parts.Logger, instanceId, pause, refusal.ErrorCode);
        }
        else if (refusal.RetryAfter is null && parts.Channels.Get(channel)?.IsConnected(instanceId) == true)
        {
            // An instance that is not connected (any more) holds its lane by itself, until it is.
            brakes.Stop(refusal.Error);
            Log.Stopped(parts.Logger, instanceId, refusal.ErrorCode);
        }
    }

    private async Task ExchangeAsync(LaneEntry entry, QueuedMessage message, SendResult.Failed refusal)
    {
        await parts.Recorder.RecordExchangeAsync(message, message.Fallback!, refusal);
        Hold(entry, now());
    }

    private async Task EndAsync(LaneEntry entry, QueuedMessage message, SendResult result)
    {
        await parts.Recorder.RecordAsync(message, channel, result);
        switch (result)
        {
            case SendResult.Sent sent:
                brakes.Succeeded();
                if (sent.PauseFor is { } pause) brakes.Pause(pause, "The channel's call limit is used up", now());
                parts.Metrics.Sent();
                break;
            case SendResult.Failed failed: parts.Metrics.Failed(failed.ErrorCode); break;
            case SendResult.Ambiguous ambiguous:
                if (ambiguous.PauseFor is { } quiet) brakes.Pause(quiet, ambiguous.Error, now());
                parts.Metrics.Ambiguous();
                break;
        }

        queue.Done(entry);
    }

    private static partial class Log
    {
        [LoggerMessage(2203, LogLevel.Error, "{MessageId} made the channel {Channel} throw")]
        public static partial void ChannelThrew(ILogger logger, Exception exception, Guid messageId, string channel);

        [LoggerMessage(2214, LogLevel.Error, "{MessageId} left, and what came of it could not be dealt with")]
        public static partial void Broken(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(2210, LogLevel.Warning, "{InstanceId} sends nothing for {Pause}: the channel answered {Code}")]
        public static partial void Paused(ILogger logger, Guid instanceId, TimeSpan pause, string code);

        [LoggerMessage(2211, LogLevel.Error, "{InstanceId} sends nothing until somebody acts and connects it again: the channel answered {Code}")]
        public static partial void Stopped(ILogger logger, Guid instanceId, string code);

        [LoggerMessage(2212, LogLevel.Error, "{MessageId} was recorded as leaving, did not leave, and that could not be recorded")]
        public static partial void NotPutBack(ILogger logger, Exception exception, Guid messageId);
    }
}
