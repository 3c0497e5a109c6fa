namespace Omni.Client.Operating;

/// <summary>What waits to be sent,.</summary>
public sealed record Outbox
{
    /// <summary>Messages not yet begun with.</summary>
    public required int Pending { get; init; }

    /// <summary>Scheduled, or to be tried again.</summary>
    public required int Waiting { get; init; }

    /// <summary>Leaving now.</summary>
    public required int Sending { get; init; }

    /// <summary>They left and got no answer; a status, or time, will tell.</summary>
    public required int Ambiguous { get; init; }

    /// <summary>Seconds since the turn of the oldest pending message began; null when there is none.</summary>
    public double? OldestPendingSeconds { get; init; }

    /// <summary>Why nothing leaves of any instance, and how many messages would; null when each is held by itself only.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>The instances.</summary>
    public required IReadOnlyList<InstanceOutbox> Instances { get; init; }
}
