namespace Omni.Api.Sending.Outbox;

/// <summary>Unfinished sends of one instance in one state.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="State"><c>pending</c>, <c>waiting</c>, <c>sending</c> or <c>ambiguous</c>.</param>
/// <param name="Count">The number of sends.</param>
/// <param name="OldestUnixMs">When the turn of the oldest one began, or begins.</param>
internal sealed record OutboxCount(Guid InstanceId, string State, int Count, long OldestUnixMs);
