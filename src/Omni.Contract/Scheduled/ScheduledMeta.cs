namespace Omni.Contract.Scheduled;

/// <summary>What a list of scheduled messages holds.</summary>
/// <param name="Count">The number of messages in the list.</param>
public sealed record ScheduledMeta(int Count)
{
    /// <summary>Always <c>scheduled-via-omni</c>: those scheduled by other means are unknown here.</summary>
    public string Scope { get; init; } = "scheduled-via-omni";
}
