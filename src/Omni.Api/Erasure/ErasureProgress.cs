namespace Omni.Api.Erasure;

/// <summary>
/// How far an erasure has come. It is stored in the transaction of what it counts, so that a crash repeats no more than a
/// slice.
/// </summary>
internal sealed record ErasureProgress
{
    /// <summary>The step that is under way, from 0.</summary>
    public int Step { get; init; }

    /// <summary>The last row that the step has seen.</summary>
    public long Position { get; init; }

    /// <summary>How often all steps were done. What was under way at the first time is looked for again.</summary>
    public int Pass { get; init; }

    /// <summary>The last event that was seen, in any pass.</summary>
    public long Events { get; init; }

    public long ErasedMessages { get; init; }
    public long ErasedMedia { get; init; }
    public long ErasedEvents { get; init; }
    public long ErasedWebhooks { get; init; }
}
