using Omni.Api.Foundation;
using Omni.Api.Receiving;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Step 1 of a lane: takes the heads that leave soon, reads their texts, and records each as <c>sending</c> unless it must wait or must
/// not go out.
/// </summary>
internal sealed partial class LanePreparation(
    LaneState state, SendAttempt attempt, LaneTexts texts, InboxProgress inbox, OutboxOptions options, ILogger logger)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1), Lookahead = TimeSpan.FromMilliseconds(100),
        ForReports = TimeSpan.FromMilliseconds(250);

    private readonly RecipientPaces _recipients = new();
    private readonly List<(Guid ChatId, int Messages, long FirstUnixMs)> _earlier = [];
    private int _loaded;

    private long Now => state.Now;

    /// <summary>Leaves the texts of a message in memory while they are few enough, else on disk only.</summary>
    public void KeepOrUnload(QueuedMessage message)
    {
        if (Interlocked.Increment(ref _loaded) <= options.Window) return;
        Interlocked.Decrement(ref _loaded);
        message.Unload();
    }

    /// <summary>Restores how many messages a recipient got before this lane began.</summary>
    public void Remember(Guid chatId, int messages, long firstUnixMs)
    {
        // The pace is known when the instance is connected, which happens later in a start.
        _earlier.Add((chatId, messages, firstUnixMs));
    }

    /// <summary>The next messages, recorded as leaving, in their order; null when there is nothing to do now.</summary>
    /// <param name="ahead">The number of messages recorded before that have not left yet.</param>
    /// <param name="stop">Ends the reading of texts.</param>
    public async Task<IReadOnlyList<QueuedMessage>?> TakeAsync(int ahead, CancellationToken stop)
    {
        var pace = (state.Plugin as IPacedChannel)?.GetPace(state.InstanceId);
        state.Pacer.SetLimit(pace?.MessagesPerSecond ?? options.DefaultRate);
        if (pace is not null) RecallEarlier(pace);
        if (TakeHeads(ahead) is not { Count: > 0 } heads) return null;

        try
        {
            await LoadAsync(heads, stop);
        }
        catch
        {
            foreach (var message in heads) HoldFor(message, AfterFailure);
            throw;
        }

        var mayLeave = await Task.WhenAll(heads.Select(message => ClaimAsync(message, pace)));
        return [.. heads.Where((_, place) => mayLeave[place])];
    }

    private void RecallEarlier(SendPace pace)
    {
        if (pace.RecipientBurst <= 0) return;
        foreach (var (chatId, messages, first) in _earlier)
        {
            var paidUntil = first + (long)(messages * pace.RecipientInterval.TotalMilliseconds);
            _recipients.Remember(chatId, Now + paidUntil - state.NowUnixMs, Now);
        }

        _earlier.Clear();
    }

    private List<QueuedMessage> TakeHeads(int ahead)
    {
        var breaker = state.Breaker;
        if (breaker.IsTrying)
            return ahead == 0 && state.Queue.TakeOne(chat => !breaker.IsFailing(chat), Now, state.NowUnixMs) is { } one ? [one] : [];
        var wanted = Math.Clamp((int)Math.Ceiling(state.Pacer.Rate * Lookahead.TotalSeconds), 1, LaneDepartures.MaxAhead);
        var room = wanted - ahead;
        return room <= 0 || (room <= wanted / 2 && wanted > 1) ? [] : state.Queue.Take(room, Now, state.NowUnixMs);
    }

    /// <summary>Reads the texts that are only on disk, in one query.</summary>
    private async Task LoadAsync(List<QueuedMessage> heads, CancellationToken stop)
    {
        var missing = heads.Where(m => !m.IsLoaded).ToDictionary(m => m.Seq);
        Interlocked.Add(ref _loaded, missing.Count - heads.Count);
        if (missing.Count > 0) await texts.LoadAsync(missing, state.ChannelId, stop);
    }

    /// <summary>True when the message may leave; otherwise it waits, or has ended.</summary>
    private async Task<bool> ClaimAsync(QueuedMessage message, SendPace? pace)
    {
        if (!message.IsLoaded)
        {
            // No longer on disk, or not readable: it has ended.
            state.Queue.Done(message);
            return false;
        }

        var outgoing = message.Outgoing;
        if (await FindHoldAsync(message, outgoing) is { } hold)
        {
            await SetAsideAsync(message, outgoing, hold);
            return false;
        }

        if (WaitsUntil(message, pace) is { } notBefore)
        {
            SendAttempt.Hold(state, message, notBefore);
            return false;
        }

        try
        {
            return await attempt.ClaimAsync(state, message, state.Plugin);
        }
        catch (Exception e)
        {
            // A message that is not recorded as leaving does not leave. Its chat waits behind it, in order.
            Log.NotClaimed(logger, e, message.Id);
            HoldFor(message, AfterFailure);
            return false;
        }
    }

    /// <summary>What the channel's server holds back; a later piece of a long message waits with the first one.</summary>
    private async ValueTask<SendHold?> FindHoldAsync(QueuedMessage message, OutgoingMessage outgoing)
    {
        if (state.Plugin is not IHoldingChannel holding) return null;
        try
        {
            var hold = await holding.FindHoldAsync(state.InstanceId, outgoing, CancellationToken.None);
            return hold ?? (message.FollowsAnother && state.Queue.IsAside(message.RequestId, out var until)
                ? new SendHold(message.RequestId.ToString("D"), "An earlier part of the same message waits", default, until)
                : null);
        }
        catch (Exception e)
        {
            // The channel does not know: its server decides.
            Log.HoldUnknown(logger, e, message.Id);
            return null;
        }
    }

    private async Task SetAsideAsync(QueuedMessage message, OutgoingMessage outgoing, SendHold hold)
    {
        try
        {
            await attempt.SetAsideAsync(state, message, hold);

            // The hold may have ended in between, when this message was not aside yet.
            if (await FindHoldAsync(message, outgoing) is null) state.Queue.ReturnAside();
        }
        catch (Exception e)
        {
            Log.NotClaimed(logger, e, message.Id);
            HoldFor(message, AfterFailure);
        }
    }

    /// <summary>When the breaker, reports on the way, or the recipient's pace let the message leave; null when they do now.</summary>
    private long? WaitsUntil(QueuedMessage message, SendPace? pace)
    {
        if (state.Breaker.NotBefore(message.ChatId, Now) is var tries && tries > Now) return tries;
        if (message.IsInDoubt && !HaveReportsHadTheirEffect(message)) return Now + (long)ForReports.TotalMilliseconds;
        return pace is not null
            && !_recipients.TryTake(message.ChatId, pace.RecipientBurst, pace.RecipientInterval, Now, out var notBefore)
            ? notBefore
            : null;
    }

    /// <summary>After the pause, a report that arrived within it may still be among the waiting webhooks.</summary>
    private bool HaveReportsHadTheirEffect(QueuedMessage message) =>
        inbox.IsProcessed(state.Plugin?.Id ?? state.ChannelId, message.ReportsUpTo ??= inbox.Seen.Last);

    private void HoldFor(QueuedMessage message, TimeSpan pause) => SendAttempt.Hold(state, message, Now + (long)pause.TotalMilliseconds);

    private static partial class Log
    {
        [LoggerMessage(EventIds.HoldUnknown, LogLevel.Warning,
            "The channel could not say whether it holds back {MessageId}, which therefore leaves")]
        public static partial void HoldUnknown(ILogger logger, Exception exception, Guid messageId);

        [LoggerMessage(EventIds.NotClaimed, LogLevel.Error, "{MessageId} could not be recorded as leaving and waits; trying again")]
        public static partial void NotClaimed(ILogger logger, Exception exception, Guid messageId);
    }
}
