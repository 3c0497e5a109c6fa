namespace Omni.Contract.Subscriptions;

/// <summary>The delivery of an event to a subscription.</summary>
public sealed record SubscriptionDelivery
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The subscription.</summary>
    public required Guid SubscriptionId { get; init; }

    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The event's type, such as <c>message.received</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>One of <c>pending</c>, <c>delivered</c> or <c>failed</c>.</summary>
    [WordsOf(typeof(SubscriptionDeliveryState))]
    public required string State { get; init; }

    /// <summary>The number of attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>The HTTP status of the receiver's last response; null when there was none.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>How long the last attempt took, in ms; null before the first.</summary>
    public long? DurationMs { get; init; }

    /// <summary>When the next attempt is due; null unless it is <c>pending</c>.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When the receiver accepted it; null before.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
