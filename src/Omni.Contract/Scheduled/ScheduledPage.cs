namespace Omni.Contract.Scheduled;

/// <summary>The scheduled messages that are pending.</summary>
/// <param name="Data">The messages, soonest first.</param>
/// <param name="Meta">Their number, and what they are.</param>
public sealed record ScheduledPage(IReadOnlyList<ScheduledMessage> Data, ScheduledMeta Meta);
