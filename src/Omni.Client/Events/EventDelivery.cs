namespace Omni.Client.Events;

/// <summary>An event on its way to a subscription,.</summary>
public sealed record EventDelivery
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The subscription id.</summary>
    public required Guid SubscriptionId { get; init; }

    /// <summary>The event id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The event type, such as <c>message.received</c>.</summary>
    public required string EventType { get; init; }

    /// <summary><c>pending</c>, <c>delivered</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>The attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>What the receiver answered last; null when it did not.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>The error.</summary>
    public string? Error { get; init; }

    /// <summary>The duration ms.</summary>
    public long? DurationMs { get; init; }

    /// <summary>When it was next attempt.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it was delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
