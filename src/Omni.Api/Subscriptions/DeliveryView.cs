using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Subscriptions;

/// <summary>An event on its way to a subscription, as REST shows it.</summary>
internal sealed record DeliveryView
{
    public required Guid Id { get; init; }
    public required Guid SubscriptionId { get; init; }
    public required Guid EventId { get; init; }
    public required string EventType { get; init; }

    /// <summary><c>pending</c>, <c>delivered</c> or <c>failed</c>.</summary>
    public required string State { get; init; }
    public required int Attempts { get; init; }

    /// <summary>What the receiver answered last; null when it did not.</summary>
    public int? ResponseStatus { get; init; }
    public string? Error { get; init; }
    public long? DurationMs { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public static DeliveryView Of(SubscriptionDeliveryRow row) => new()
    {
        Id = row.Id,
        SubscriptionId = row.SubscriptionId,
        EventId = row.EventId,
        EventType = row.EventType,
        State = row.State,
        Attempts = row.Attempts,
        ResponseStatus = row.ResponseStatus,
        Error = row.Error,
        DurationMs = row.DurationMs,
        NextAttemptAt = row.State == "pending" ? row.NextAttemptAt.ToTime() : null,
        DeliveredAt = row.DeliveredAt.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
    };
}
