using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>The state of a lane.</summary>
internal sealed record LaneView
{
    /// <summary>The number of messages that wait or are leaving.</summary>
    public required int Queued { get; init; }

    /// <summary>The number of messages that left and have no answer yet.</summary>
    public required int UnderWay { get; init; }

    /// <summary>The current rate, messages per second.</summary>
    public required double Rate { get; init; }

    /// <summary>The maximum rate, messages per second.</summary>
    public required double Limit { get; init; }

    /// <summary>The number of messages that may still leave within this second.</summary>
    public required int Room { get; init; }

    /// <summary>Seconds since the turn of the next message began; 0 when none waits.</summary>
    public required double OldestSeconds { get; init; }

    /// <summary>Why nothing leaves; null when a message may.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>
    /// When the hold ends by itself; null when an operator must act, when the time is not known, or when nothing holds the lane.
    /// </summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The open breaker; null while it is closed.</summary>
    public OpenBreaker? Breaker { get; init; }
}
