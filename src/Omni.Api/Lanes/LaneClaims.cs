using Omni.Api.Outbox;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Lanes;

/// <summary>What is recorded before a message leaves, so that a crash can never send it twice.</summary>
internal sealed class LaneClaims(IUnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>Records that the message is about to leave, unless it must not.</summary>
    public Task<Claim> ClaimAsync(QueuedMessage next, IChannelPlugin? plugin) => unitOfWork.RunAsync(async session =>
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (next.ExpiresAtUnixMs <= now) return Claim.Expired;
        if (next.FollowsAnother && await session.HasEarlierPieceFailedAsync(next.RequestId, next.Seq)) return Claim.EarlierFailed;
        if (plugin is IServiceWindowChannel windowed && windowed.NeedsOpenWindow(next.Message.Content) && await session.ReadWindowAsync(next.ChatId) is { } until && until <= now) return Claim.OutsideWindow;
        return await session.ClaimAsync(next.Message.Id, now) ? Claim.Taken : Claim.Gone;
    }, CancellationToken.None);

    /// <summary>It was recorded as leaving, and did not.</summary>
    public Task PutBackAsync(QueuedMessage next) => unitOfWork.RunAsync(session => session.PutBackAsync(next.Message.Id, time.GetUtcNow().ToUnixTimeMilliseconds()), CancellationToken.None);

    /// <summary>What came of a claim.</summary>
    internal enum Claim
    {
        /// <summary>It may leave.</summary>
        Taken,

        /// <summary>It was cancelled, or its instance deleted.</summary>
        Gone,

        /// <summary>A piece of the same text before it did not go out.</summary>
        EarlierFailed,

        /// <summary>The service window has closed.</summary>
        OutsideWindow,

        /// <summary>It is of no use any more.</summary>
        Expired,
    }
}
