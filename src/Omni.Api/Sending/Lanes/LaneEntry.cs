using Omni.Api.Sending.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>A message's place in a lane. Its text may stay on disk until its turn comes.</summary>
internal sealed class LaneEntry(long seq, Guid id, Guid chatId)
{
    public long Seq => seq;
    public Guid Id => id;
    public Guid ChatId => chatId;

    /// <summary>When it entered the lane, ms of the lane's own clock.</summary>
    public long Since { get; set; }

    /// <summary>The message; null while it is on disk only.</summary>
    public QueuedMessage? Message { get; set; }

    /// <summary>Tries that met trouble of the message's own.</summary>
    public int Strikes { get; set; }

    /// <summary>Refusals that were about the message or met trouble of the service.</summary>
    public int Refusals { get; set; }

    /// <summary>Refusals because its recipient got too many messages.</summary>
    public int Holds { get; set; }

    /// <summary>How many messages of the lane had been answered properly when it last met trouble; null before.</summary>
    public long? AnsweredAtTrouble { get; set; }

    /// <summary>
    /// Whether the channel may have accepted it although it answered that it had not. Reports that arrive in the pause must take effect
    /// before the next try.
    /// </summary>
    public bool IsInDoubt { get; set; }

    /// <summary>The last webhook that arrived in the pause; null until the pause is over.</summary>
    public long? ReportsUpTo { get; set; }
}
