namespace Omni.Api.Erasure;

/// <summary>A kind of trace, erased in slices. An interrupted slice is repeated, and the repetition changes nothing.</summary>
internal interface IErasureStep
{
    /// <summary>The name for people: <c>messages</c>.</summary>
    string Name { get; }

    /// <summary>Whether it is repeated while sends under way have no outcome.</summary>
    bool IsRepeated { get; }

    /// <summary>Erases a slice and saves the progress; false when nothing is left.</summary>
    Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct);
}
