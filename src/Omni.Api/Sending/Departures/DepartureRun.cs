namespace Omni.Api.Sending.Departures;

/// <summary>What a run of this host left in its file of marks.</summary>
/// <param name="Run">The run's number.</param>
/// <param name="NeverLeft">What was claimed and had not left: the time of the claim, Unix ms, by the place
/// of the message (<c>outbox.seq</c>).</param>
internal sealed record DepartureRun(long Run, IReadOnlyDictionary<long, long> NeverLeft);
