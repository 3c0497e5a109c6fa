using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>How a lane stands.</summary>
internal sealed record LaneView
{
    /// <summary>Messages that wait or are leaving.</summary>
    public required int Queued { get; init; }

    /// <summary>Messages that left and have no answer yet.</summary>
    public required int UnderWay { get; init; }

    /// <summary>Messages a second now.</summary>
    public required double Rate { get; init; }

    /// <summary>Messages a second at most.</summary>
    public required double Limit { get; init; }

    /// <summary>Messages that may still leave within this second.</summary>
    public required int Room { get; init; }

    /// <summary>Since the turn of the next message began; 0 when none waits.</summary>
    public required double OldestSeconds { get; init; }

    /// <summary>Why nothing leaves; null when something may.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>When that ends by itself; null when somebody must act, when it is not known, or when nothing holds it.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The open breaker; null while it is closed.</summary>
    public OpenBreaker? Breaker { get; init; }
}
