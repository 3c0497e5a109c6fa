namespace Omni.Contract.Outbox;

/// <summary>What waits to be sent, of the instances that the key may see.</summary>
public sealed record OutboxSummary
{
    /// <summary>Messages not yet begun with.</summary>
    public required int Pending { get; init; }

    /// <summary>Messages that are scheduled, or tried again later.</summary>
    public required int Waiting { get; init; }

    /// <summary>Messages that are leaving now.</summary>
    public required int Sending { get; init; }

    /// <summary>Messages that left and got no answer; a status, or time, settles them.</summary>
    public required int Ambiguous { get; init; }

    /// <summary>Seconds since the turn of the oldest pending message began; null when there is none.</summary>
    public double? OldestPendingSeconds { get; init; }

    /// <summary>Why nothing leaves of any instance, and how many messages would; null when each is held by itself only.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>The same by instance, those with nothing to send included.</summary>
    public required IReadOnlyList<InstanceOutbox> Instances { get; init; }
}
