using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>Builds the view of a delivery.</summary>
internal static class DeliveryView
{
    public static SubscriptionDelivery Of(SubscriptionDeliveryRow row) => new()
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
        NextAttemptAt = row.State == SubscriptionDeliveryState.Pending ? row.NextAttemptAt.ToTime() : null,
        DeliveredAt = row.DeliveredAt.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
    };
}
