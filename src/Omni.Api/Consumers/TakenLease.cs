namespace Omni.Api.Consumers;

/// <summary>A range of the log that one puller of a shared consumer has.</summary>
/// <param name="Id">The lease.</param>
/// <param name="From">The range begins after this number.</param>
/// <param name="To">The last number of the range.</param>
/// <param name="IsFull">Whether it has as many events as were asked for.</param>
internal sealed record TakenLease(Guid Id, long From, long To, bool IsFull);
