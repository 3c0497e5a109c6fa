namespace Omni.Api.Erasure;

/// <summary>
/// A kind of trace, erased a slice at a time. A slice that was cut off is done again: it changes nothing the second time.
/// </summary>
internal interface IErasureStep
{
    /// <summary>For people: <c>messages</c>.</summary>
    string Name { get; }

    /// <summary>Whether it is done again while sends that were under way have no outcome.</summary>
    bool IsRepeated { get; }

    /// <summary>Does a slice and saves the progress; false when nothing is left.</summary>
    Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct);
}
