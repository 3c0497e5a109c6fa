using System.Text.Json;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>Builds the view of a subscription.</summary>
internal static class SubscriptionView
{
    /// <summary>
    /// The subscription and the current state of its key. A revoked key shows at once, even before the host has disabled the row.
    /// </summary>
    public static Subscription Of(SubscriptionRow row, OwnerStanding standing) => new()
    {
        Id = row.Id,
        Url = row.Url,
        Name = row.Name,
        Description = row.Description,
        EventTypes = TypesOf(row),
        InstanceIds = InstancesOf(row),
        State = standing.Stopped is null ? row.State : SubscriptionState.Disabled,
        DisabledReason = standing.Stopped ?? row.DisabledReason,
        WithheldReason = standing.Withheld,
        FailingSince = row.FailingSince.ToTime(),
        RetryAt = row.FailingSince is null || row.RetryAt == 0 ? null : row.RetryAt.ToTime(),
        LastDeliveredAt = row.LastDeliveredAt.ToTime(),
        PreviousSecretUntil = row.OldSecretUntil.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
    };

    public static IReadOnlyList<string>? TypesOf(SubscriptionRow row) =>
        row.EventTypes is { } types ? JsonSerializer.Deserialize<List<string>>(types) : null;

    public static IReadOnlyList<Guid>? InstancesOf(SubscriptionRow row) =>
        row.InstanceIds is { } ids ? JsonSerializer.Deserialize<List<Guid>>(ids) : null;
}
