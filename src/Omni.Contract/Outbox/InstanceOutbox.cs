namespace Omni.Contract.Outbox;

/// <summary>What waits to be sent of one instance, with its pace.</summary>
public sealed record InstanceOutbox
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

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

    /// <summary>Messages a second now; null while the instance has no lane.</summary>
    public double? Rate { get; init; }

    /// <summary>Messages a second that the number may send; null while the instance has no lane.</summary>
    public double? Limit { get; init; }

    /// <summary>Why nothing leaves; null when something may.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>When that ends by itself; null when it is not known, or when a person must act.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Messages that left and have no answer yet.</summary>
    public required int UnderWay { get; init; }

    /// <summary>The open breaker: the service of the channel fails, and the number waits for it. Null while it is closed.</summary>
    public OpenBreaker? Breaker { get; init; }
}
