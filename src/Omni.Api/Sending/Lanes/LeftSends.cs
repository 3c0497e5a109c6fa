using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Lanes;

/// <summary>Reads what the lanes restore at a start.</summary>
internal sealed class LeftSends(IUnitOfWork unitOfWork, TimeProvider time)
{
    private const int LatestSends = 50_000, FewToOne = 5;

    private static readonly TimeSpan RecipientMemory = TimeSpan.FromMinutes(5);

    public Task<Left> ReadAsync(CancellationToken ct)
    {
        var since = (time.GetUtcNow() - RecipientMemory).ToUnixTimeMilliseconds();
        return unitOfWork.RunAsync(
            async session => new Left
            {
                ChannelOf = (await session.ReadChannelsAsync()).ToDictionary(i => i.Id, i => i.Channel),
                Waiting = await session.ReadWaitingAsync(),
                Breakers = await session.ReadLaneBreakersAsync(),
                Busy = await session.ReadBusyChatsAsync(since, LatestSends, FewToOne),
            },
            ct);
    }

    /// <summary>The stored state of all lanes.</summary>
    internal sealed record Left
    {
        /// <summary>The channel of each instance.</summary>
        public required IReadOnlyDictionary<Guid, string> ChannelOf { get; init; }

        /// <summary>The waiting messages in the order of their turns, including those of deleted instances.</summary>
        public required IReadOnlyList<(Guid InstanceId, QueuedMessage Message, long DueAt, bool IsScheduled)> Waiting { get; init; }

        /// <summary>The open breakers.</summary>
        public required IReadOnlyList<LaneBreakerRow> Breakers { get; init; }

        /// <summary>
        /// Chats that got many messages recently. Their recipients have borrowed from the long-run rate, and a restart does not clear that.
        /// </summary>
        public required IReadOnlyList<(Guid InstanceId, Guid ChatId, int Count, long First)> Busy { get; init; }
    }
}
