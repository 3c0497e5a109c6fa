using Omni.Api.Outbox;

namespace Omni.Api.Lanes;

/// <summary>A message's place in a lane. Its text may stay on disk until its turn comes.</summary>
internal sealed class LaneEntry(long seq, Guid id, Guid chatId)
{
    public long Seq => seq;
    public Guid Id => id;
    public Guid ChatId => chatId;

    /// <summary>When it came into the lane, ms of the lane's own clock.</summary>
    public long Since { get; set; }

    /// <summary>The message; null while it is on disk only.</summary>
    public QueuedMessage? Message { get; set; }

    /// <summary>Tries that met trouble of the message's own.</summary>
    public int Strikes { get; set; }

    /// <summary>Refusals because its recipient had too many.</summary>
    public int Holds { get; set; }
}
