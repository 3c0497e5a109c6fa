using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;

namespace Omni.Api.Projections;

/// <summary>
/// Decides whether an event that reports a statement of a channel's server (<see cref="InstanceNotice"/>) still counts, inside the caller's
/// transaction. It does not when:
/// 1. an earlier version stored it under another key;
/// 2. the instance was connected since, for a notice that ends with a connect;
/// 3. a newer notice about the same subject was applied.
/// </summary>
internal static class NoticeOrder
{
    public static async ValueTask<bool> IsDueAsync(WriteSession session, OmniEvent @event)
    {
        var (facts, instanceId) = (@event.Facts, @event.Metadata.InstanceId);

        // Step 1
        var isKnown = facts.EarlierKey is { } earlier
            && await session.HasEventSinceAsync(instanceId, earlier.Key, earlier.StoredSince.ToUnixTimeMilliseconds());
        if (instanceId is not { } id || facts.Notice is not { } notice) return !isKnown;

        // Step 2
        if (notice.EndsWithConnect && await session.ReadConnectAsync(id) > notice.At.ToUnixTimeMilliseconds()) return false;

        // Step 3; a known one was applied, and makes older ones outdated.
        return await session.TryMoveNoticeAsync(id, notice.Subject, notice.At) && !isKnown;
    }
}
