namespace Omni.Api.Sending.Departures;

/// <summary>The marks that a run of this host left in its file.</summary>
/// <param name="Run">The run's number.</param>
/// <param name="NeverLeft">Messages claimed that had not left: the time of the claim, Unix ms, by <c>outbox.seq</c>.</param>
internal sealed record DepartureRun(long Run, IReadOnlyDictionary<long, long> NeverLeft);
