using System.Diagnostics;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Departures;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// One try to send a message of a lane:
/// 1. The message is claimed, unless it must not go out (any more).
/// 2. The channel sends it, once.
/// 3. The outcome is recorded, or the refusal with what it holds: the message, its recipient, the pace or the lane.
/// </summary>
internal sealed partial class SendAttempt(
    LaneClaims claims, MarkedSend marked, OutcomeRecorder recorder, OutboxMetrics metrics, IOptions<OutboxOptions> options, Chance chance,
    TimeProvider time, ILogger<SendAttempt> logger)
{
    private static readonly ActivitySource Activities = new(Telemetry.Name);

    private static readonly SendResult.Failed Expired = new(
        Expiry.Expired, "The message had not left when it was of no use any more, so it was not sent", FailureReach.Message,
        RetryAfter: null);

    private static readonly SendResult.Failed EarlierPartFailed = new(
        "EARLIER_PART_FAILED", "An earlier part of the same long message did not go out, so this one was not sent", FailureReach.Message,
        RetryAfter: null);

    /// <summary>Step 1. True when the message may leave; otherwise it has been settled.</summary>
    public async Task<bool> ClaimAsync(LaneState lane, QueuedMessage message, IChannelPlugin? plugin)
    {
        switch (await claims.ClaimAsync(message, plugin))
        {
            case LaneClaims.Claim.Taken: return true;
            case LaneClaims.Claim.EarlierWaits:
                // To the end of its chat's line, behind the earlier piece.
                message.Unload();
                lane.Queue.SetAside(message, time.GetUtcNow());
                return false;
            case LaneClaims.Claim.EarlierFailed:
                await EndAsync(lane, message, EarlierPartFailed);
                return false;
            case LaneClaims.Claim.Expired:
                await EndAsync(lane, message, Expired);
                return false;
            case LaneClaims.Claim.OptedOut when plugin is IMarketingChannel { OptedOut: var optedOut }:
                await EndAsync(lane, message, optedOut);
                return false;
            case LaneClaims.Claim.OutsideWindow when plugin is IServiceWindowChannel { OutsideWindow: var refusal }:
                if (message.Fallback is null) await EndAsync(lane, message, refusal);
                else await ExchangeAsync(lane, message, refusal);
                return false;
            default:
                lane.Queue.Done(message);
                return false;
        }
    }

    /// <summary>Steps 2 and 3. A stop interrupts nothing from here on: a message under way is followed to its outcome.</summary>
    public async Task LeaveAsync(LaneState lane, QueuedMessage message, long departure, Flight flight)
    {
        await Task.Yield();
        try
        {
            await LeaveAndSettleAsync(lane, message, departure, flight);
        }
        catch (Exception e)
        {
            // An internal error. The row states that it is leaving, which the next start reads as "unknown"; its chat continues.
            Log.Broken(logger, e, message.Id);
            lane.Breaker.Forget(flight);
            lane.Queue.Done(message);
        }
    }

    private async Task LeaveAndSettleAsync(LaneState lane, QueuedMessage message, long departure, Flight flight)
    {
        using var activity = Activities.Continue("outbox.send", ActivityKind.Producer, message.TraceParent);
        activity.SetTag("omni.message_id", message.Id);

        // Step 2
        metrics.Departed(time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(message.QueuedAtUnixMs));
        var begun = time.GetTimestamp();
        var result = await SendOnceAsync(lane, message, flight);
        var took = time.GetElapsedTime(begun);
        lane.Pacer.Answered(departure, took);
        metrics.Answered(took);
        lane.Breaker.Answer(flight, result, took, chance(), lane.Now);

        // Step 3
        if (result is SendResult.Failed refusal) await RefusedAsync(lane, message, refusal, flight);
        else await EndAsync(lane, message, result);
    }

    /// <summary>Puts back a message that was claimed and did not leave.</summary>
    public async Task PutBackAsync(LaneState lane, QueuedMessage message, long notBefore)
    {
        if (message.ExpiresAtUnixMs <= time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            await EndAsync(lane, message, Expired);
            return;
        }

        try
        {
            await claims.PutBackAsync(message);
        }
        catch (Exception e)
        {
            // It stays recorded as leaving: the next claim fails, and the next start reads it as "unknown".
            Log.NotPutBack(logger, e, message.Id);
        }

        Hold(lane, message, Math.Max(notBefore, lane.Now));
    }

    /// <summary>Keeps a message that the channel's server holds back, until its time: the messages behind it go on.</summary>
    public async Task SetAsideAsync(LaneState lane, QueuedMessage message, SendHold hold)
    {
        if (!await claims.HoldAsync(message, hold))
        {
            lane.Queue.Done(message);
            return;
        }

        recorder.Tell(message, hold);
        metrics.Refused(OutcomeRecorder.Held, $"{FailureReach.Message}");
        message.Unload();
        lane.Queue.SetAside(message, hold.Until);
    }

    /// <summary>Keeps the message waiting as the head of its chat, its text on disk only.</summary>
    public static void Hold(LaneState lane, QueuedMessage message, long notBefore)
    {
        message.Unload();
        lane.Queue.Hold(message, notBefore);
    }

    private async Task<SendResult> SendOnceAsync(LaneState lane, QueuedMessage next, Flight flight)
    {
        if (lane.Plugin is not { } plugin) return SendResult.NotConnected($"The channel '{lane.ChannelId}' is not loaded");
        try
        {
            return await marked.SendAsync(plugin, next, () => lane.Breaker.Left(flight, lane.Now));
        }
        catch (Exception e)
        {
            // A channel must not throw. Whether it sent before it threw is unknown.
            Log.ChannelThrew(logger, e, next.Id, lane.ChannelId);
            return new SendResult.Ambiguous($"The channel failed while sending ({e.GetType().Name})");
        }
    }

    private async Task RefusedAsync(LaneState lane, QueuedMessage message, SendResult.Failed refusal, Flight flight)
    {
        if (message.Fallback is not null && lane.Plugin is IServiceWindowChannel windowed
            && windowed.OutsideWindow.ErrorCode == refusal.ErrorCode)
        {
            await ExchangeAsync(lane, message, refusal);
            return;
        }

        if (refusal.Reach == FailureReach.Pace) lane.Pacer.SlowDown();
        if (refusal.Reach == FailureReach.Message) CountRefusal(lane, message, refusal, flight);
        if (refusal.Reach == FailureReach.Recipient) message.Holds++;
        var age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(message.QueuedAtUnixMs);
        var decision = RetryPolicy.Decide(
            refusal, message.Strikes, message.Refusals, message.Holds, lane.Hold.NextPause(lane.Now), age, options.Value, chance());
        HoldLane(lane, refusal, decision);
        switch (decision)
        {
            case RetryDecision.Again { After: var after }:
                (message.IsInDoubt, message.ReportsUpTo) = (true, null);
                metrics.Refused(refusal.ErrorCode, $"{refusal.Reach}");
                await recorder.RecordWaitAsync(message, refusal, after);
                Hold(lane, message, lane.Now + (long)after.TotalMilliseconds);
                break;
            case RetryDecision.Keep:
                metrics.Refused(refusal.ErrorCode, $"{refusal.Reach}");
                await recorder.RecordWaitAsync(message, refusal, after: null);
                Hold(lane, message, lane.Now);
                break;
            default:
                await EndAsync(lane, message, refusal);
                break;
        }
    }

    /// <summary>An outage is no strike: trouble of the service counts against a message only while others are answered properly.</summary>
    private static void CountRefusal(LaneState lane, QueuedMessage message, SendResult.Failed refusal, Flight flight)
    {
        message.Refusals++;
        var answered = lane.Breaker.Answered;
        if (!refusal.IsServiceTrouble || answered > (message.AnsweredAtTrouble ?? flight.AnsweredBefore)) message.Strikes++;
        message.AnsweredAtTrouble = answered;
    }

    private void HoldLane(LaneState lane, SendResult.Failed refusal, RetryDecision decision)
    {
        if (refusal.Reach != FailureReach.Instance) return;
        if (decision is RetryDecision.Again { After: var pause })
        {
            lane.Hold.Pause(pause, refusal.Error, lane.Now, endsWithAnswer: refusal.IsServiceTrouble);
            Log.Paused(logger, lane.InstanceId, pause, refusal.ErrorCode);
        }
        else if (refusal.RetryAfter is null && lane.IsConnected)
        {
            // An instance that is not connected (any more) holds its lane until it is.
            lane.Hold.Stop(refusal.Error);
            Log.Stopped(logger, lane.InstanceId, refusal.ErrorCode);
        }
    }

    private async Task ExchangeAsync(LaneState lane, QueuedMessage message, SendResult.Failed refusal)
    {
        await recorder.RecordExchangeAsync(message, message.Fallback!, refusal);
        Hold(lane, message, lane.Now);
    }

    private async Task EndAsync(LaneState lane, QueuedMessage message, SendResult result)
    {
        await recorder.RecordAsync(message, lane.ChannelId, result);
        switch (result)
        {
            case SendResult.Sent sent:
                lane.Hold.Succeeded();
                if (sent.PauseFor is { } pause) lane.Hold.Pause(pause, "The channel's call limit is used up", lane.Now);
                metrics.Sent();
                break;
            case SendResult.Failed failed: metrics.Failed(failed.ErrorCode); break;
            case SendResult.Ambiguous ambiguous:
                if (ambiguous.PauseFor is { } quiet) lane.Hold.Pause(quiet, ambiguous.Error, lane.Now);
                metrics.Ambiguous();
                break;
        }

        lane.Queue.Done(message);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.SendAttemptChannelThrew, LogLevel.Error, "{MessageId} failed: the channel {Channel} threw an exception")]
        public static partial void ChannelThrew(ILogger logger, Exception exception, Guid messageId, string channel);

        [LoggerMessage(EventIds.Broken, LogLevel.Error, "{MessageId} left, and its outcome could not be handled")]
        public static partial void Broken(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(EventIds.Paused, LogLevel.Warning, "{InstanceId} sends nothing for {Pause}: the channel answered {Code}")]
        public static partial void Paused(ILogger logger, Guid instanceId, TimeSpan pause, string code);

        [LoggerMessage(EventIds.Stopped, LogLevel.Error,
            "{InstanceId} sends nothing until an operator acts and connects it again: the channel answered {Code}")]
        public static partial void Stopped(ILogger logger, Guid instanceId, string code);

        [LoggerMessage(EventIds.NotPutBack, LogLevel.Error,
            "{MessageId} was recorded as leaving but did not leave, and this could not be recorded")]
        public static partial void NotPutBack(ILogger logger, Exception exception, Guid messageId);
    }
}
