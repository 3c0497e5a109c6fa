namespace Omni.Api.Storage.Rows;

/// <summary>A URL to which events are posted.</summary>
internal sealed class SubscriptionRow
{
    /// <summary>Order of creation.</summary>
    public long Seq { get; set; }
    public Guid Id { get; set; }
    public required string Url { get; set; }

    /// <summary>The key whose permissions apply; null means the host's own, which may read everything.</summary>
    public Guid? KeyId { get; set; }
    public string? Name { get; set; }

    /// <summary>What no two subscriptions share, a hash of URL and name; null without a name.</summary>
    public string? NameKey { get; set; }
    public string? Description { get; set; }

    /// <summary>JSON array of event types or patterns such as <c>message.*</c>; null means all.</summary>
    public string? EventTypes { get; set; }

    /// <summary>JSON array of instance ids; null means all.</summary>
    public string? InstanceIds { get; set; }

    /// <summary>The secret that signs the deliveries, encrypted.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>The secret before the last rotation, encrypted; null when there is none.</summary>
    public string? ProtectedOldSecret { get; set; }

    /// <summary>Until when deliveries are signed with the old secret too, Unix ms.</summary>
    public long? OldSecretUntil { get; set; }

    /// <summary>The last event before it was created or resumed: it gets the events after it.</summary>
    public long StartSeq { get; set; }

    /// <summary><c>active</c>, <c>paused</c> by a caller, or <c>disabled</c> by the host.</summary>
    public required string State { get; set; }
    public string? DisabledReason { get; set; }

    /// <summary>The time since which nothing has arrived, Unix ms; null without a failure.</summary>
    public long? FailingSince { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>The next try is not before, Unix ms: the receiver is failing.</summary>
    public long RetryAt { get; set; }
    public long? LastDeliveredAt { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
