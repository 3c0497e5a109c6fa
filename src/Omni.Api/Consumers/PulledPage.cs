using Omni.Contract.Events;

namespace Omni.Api.Consumers;

/// <summary>A look at the log for a puller.</summary>
/// <param name="Items">The events that its consumer wants, as the caller may see them.</param>
/// <param name="Cursor">The last number that was examined.</param>
/// <param name="IsFull">Whether as many events were examined as were asked for.</param>
internal sealed record PulledPage(IReadOnlyList<EventRecord> Items, long Cursor, bool IsFull)
{
    /// <summary>The lease of a shared consumer; null when there is none.</summary>
    public Guid? LeaseId { get; init; }

    /// <summary>How long until a lease expires, whose events the next look may get; null when none is out.</summary>
    public TimeSpan? LookAgainIn { get; init; }

    /// <summary>Whether it ends a pull that may wait.</summary>
    public bool IsAnswer => Items.Count > 0 || IsFull || LeaseId is not null;
}
