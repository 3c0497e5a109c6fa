namespace Omni.Api.Storage.Rows;

/// <summary>The delivery of an event to a subscription.</summary>
internal sealed class SubscriptionDeliveryRow
{
    /// <summary>Order of the deliveries.</summary>
    public long Seq { get; set; }
    public Guid Id { get; set; }
    public Guid SubscriptionId { get; set; }
    public Guid EventId { get; set; }

    /// <summary>The event's place; together with the subscription it makes the delivery unique.</summary>
    public long EventSeq { get; set; }
    public required string EventType { get; set; }

    /// <summary><c>pending</c>, <c>delivered</c> or <c>failed</c>.</summary>
    public required string State { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it is tried (again), Unix ms.</summary>
    public long NextAttemptAt { get; set; }

    /// <summary>The end of the tries, Unix ms.</summary>
    public long GiveUpAt { get; set; }

    /// <summary>The last status of the receiver; null when it did not answer.</summary>
    public int? ResponseStatus { get; set; }
    public string? Error { get; set; }

    /// <summary>How long the last try took.</summary>
    public long? DurationMs { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
    public long? DeliveredAt { get; set; }
}
