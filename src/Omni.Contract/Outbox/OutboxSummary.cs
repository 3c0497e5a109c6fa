namespace Omni.Contract.Outbox;

/// <summary>The waiting messages of the instances that the key can access.</summary>
public sealed record OutboxSummary
{
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

    /// <summary>Why sending is held for all instances, and how many messages wait; null without such a hold.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>The same by instance, including instances without waiting messages.</summary>
    public required IReadOnlyList<InstanceOutbox> Instances { get; init; }
}
