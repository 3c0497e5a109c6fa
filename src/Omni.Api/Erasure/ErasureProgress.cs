namespace Omni.Api.Erasure;

/// <summary>
/// The progress of an erasure. It is stored in the transaction of the erased rows, so that a crash repeats at most one slice.
/// </summary>
internal sealed record ErasureProgress
{
    /// <summary>The current step, from 0.</summary>
    public int Step { get; init; }

    /// <summary>The last row that the step has examined.</summary>
    public long Position { get; init; }

    /// <summary>The number of completed passes over all steps. A later pass finds what was under way in the first one.</summary>
    public int Pass { get; init; }

    /// <summary>The last event examined, in any pass.</summary>
    public long Events { get; init; }

    public long ErasedMessages { get; init; }
    public long ErasedMedia { get; init; }
    public long ErasedEvents { get; init; }
    public long ErasedWebhooks { get; init; }
}
