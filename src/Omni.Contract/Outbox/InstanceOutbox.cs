namespace Omni.Contract.Outbox;

/// <summary>An instance's waiting messages and its send rate.</summary>
public sealed record InstanceOutbox
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Messages that have not been tried yet.</summary>
    public required int Pending { get; init; }

    /// <summary>Messages that are scheduled, or will be retried.</summary>
    public required int Waiting { get; init; }

    /// <summary>Messages that are being sent.</summary>
    public required int Sending { get; init; }

    /// <summary>Messages that were sent without a response; a status webhook or a timeout settles them.</summary>
    public required int Ambiguous { get; init; }

    /// <summary>The age of the oldest pending message in seconds, since it became due; null when there is none.</summary>
    public double? OldestPendingSeconds { get; init; }

    /// <summary>The current send rate, in messages per second; null while the instance has no lane.</summary>
    public double? Rate { get; init; }

    /// <summary>The number's limit, in messages per second; null while the instance has no lane.</summary>
    public double? Limit { get; init; }

    /// <summary>Why sending is held; null while it is not held.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>When the hold ends automatically; null when unknown, or when an operator must act.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Messages that were sent and have no response yet.</summary>
    public required int UnderWay { get; init; }

    /// <summary>The open circuit breaker: the channel's service fails, so sending waits. Null while it is closed.</summary>
    public OpenBreaker? Breaker { get; init; }
}
