using Microsoft.Extensions.Options;
using Omni.Api.Sending.Departures;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>Records that a message is about to leave, so that a crash can never send it twice.</summary>
internal sealed class LaneClaims(
    IUnitOfWork unitOfWork, DepartureMarks marks, OptOuts optOuts, IOptions<OutboxOptions> options, TimeProvider time)
{
    /// <summary>Records that the message is about to leave, unless it must not.</summary>
    public async Task<Claim> ClaimAsync(QueuedMessage next, IChannelPlugin? plugin)
    {
        var (to, content) = (next.Outgoing.To, next.Outgoing.Content);
        if (await optOuts.RefusalOfAsync(plugin, next.InstanceId, to, content, CancellationToken.None) is not null)
            return Claim.OptedOut;

        // Before the commit, with the time that the row will have, so that a row of another claim is not mistaken for this one.
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        marks.Claim(next.Seq, now);
        var claim = await unitOfWork.RunAsync(session => ClaimAsync(session, next, plugin, now), CancellationToken.None);
        if (claim != Claim.Taken) marks.Clear(next.Seq);
        return claim;
    }

    /// <summary>Undoes the claim of a message that did not leave.</summary>
    public async Task PutBackAsync(QueuedMessage next)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await unitOfWork.RunAsync(session => session.PutBackAsync(next.Id, now), CancellationToken.None);
        marks.Clear(next.Seq);
    }

    /// <summary>
    /// Records that the channel's server holds back a message that has not left. False when it no longer waits to be sent.
    /// </summary>
    public Task<bool> HoldAsync(QueuedMessage next, SendHold hold)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return unitOfWork.RunAsync(
            session => session.HoldAsync(next.Id, OutcomeRecorder.Held, hold.Reason, now), CancellationToken.None);
    }

    private async ValueTask<Claim> ClaimAsync(WriteSession session, QueuedMessage next, IChannelPlugin? plugin, long now)
    {
        if (next.ExpiresAtUnixMs <= now) return Claim.Expired;
        if (next.FollowsAnother && await session.FindUnsentPieceAsync(next.RequestId, next.Seq) is { } earlier)
            return earlier is OutboxState.Pending or OutboxState.Waiting ? Claim.EarlierWaits : Claim.EarlierFailed;
        if (plugin is IServiceWindowChannel windowed && windowed.NeedsOpenWindow(next.Outgoing)
            && !options.Value.AsksOutsideWindow(next.Outgoing)
            && await session.ReadWindowOfAsync(next.Id) is { } until && until <= now)
        {
            return Claim.OutsideWindow;
        }
        return await session.ClaimAsync(next.Id, now) ? Claim.Taken : Claim.Gone;
    }

    /// <summary>The result of a claim.</summary>
    internal enum Claim
    {
        /// <summary>The message may leave.</summary>
        Taken,

        /// <summary>The message was cancelled, or its instance deleted.</summary>
        Gone,

        /// <summary>An earlier piece of the same text waits: it was held back, and comes behind this one.</summary>
        EarlierWaits,

        /// <summary>An earlier piece of the same text did not go out.</summary>
        EarlierFailed,

        /// <summary>The service window has closed.</summary>
        OutsideWindow,

        /// <summary>The message is marketing, and the recipient has stopped marketing messages.</summary>
        OptedOut,

        /// <summary>The message has expired.</summary>
        Expired,
    }
}
