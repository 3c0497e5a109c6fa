namespace Omni.Api.Lanes;

/// <summary>How a lane stands, as REST shows it.</summary>
/// <param name="Queued">Messages that wait or are leaving.</param>
/// <param name="Rate">Messages a second now.</param>
/// <param name="Limit">Messages a second at most.</param>
/// <param name="Room">Messages that may still leave within this second.</param>
/// <param name="OldestSeconds">Since the turn of the next message began; 0 when none waits.</param>
/// <param name="HeldBecause">Why nothing leaves; null when something may.</param>
/// <param name="HeldUntil">When that ends by itself; null when somebody must act, or nothing holds it.</param>
internal sealed record LaneView(int Queued, double Rate, double Limit, int Room, double OldestSeconds, string? HeldBecause, DateTimeOffset? HeldUntil);
