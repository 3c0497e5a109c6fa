using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Subscriptions;

/// <summary>A subscription as REST shows it.</summary>
internal sealed record SubscriptionView
{
    public required Guid Id { get; init; }
    public required string Url { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string>? EventTypes { get; init; }
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary><c>active</c>, <c>paused</c> or <c>disabled</c>.</summary>
    public required string State { get; init; }
    public string? DisabledReason { get; init; }

    /// <summary>Why a part of what it asks for is not posted: the key that made it may not read that any more.</summary>
    public string? WithheldReason { get; init; }

    /// <summary>Since when nothing has come through.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset? RetryAt { get; init; }
    public DateTimeOffset? LastDeliveredAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What signs the deliveries; only in the answer that makes or changes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <summary>
    /// The subscription, and what its key may do now. A key that was revoked a moment ago shows at once, not only when the host has
    /// disabled the row.
    /// </summary>
    public static SubscriptionView Of(SubscriptionRow row, OwnerStanding standing) => new()
    {
        Id = row.Id,
        Url = row.Url,
        Description = row.Description,
        EventTypes = TypesOf(row),
        InstanceIds = InstancesOf(row),
        State = standing.Stopped is null ? row.State : SubscriptionState.Disabled,
        DisabledReason = standing.Stopped ?? row.DisabledReason,
        WithheldReason = standing.Withheld,
        FailingSince = row.FailingSince.ToTime(),
        RetryAt = row.FailingSince is null || row.RetryAt == 0 ? null : row.RetryAt.ToTime(),
        LastDeliveredAt = row.LastDeliveredAt.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
    };

    public static IReadOnlyList<string>? TypesOf(SubscriptionRow row) => row.EventTypes is { } types ? JsonSerializer.Deserialize<List<string>>(types) : null;

    public static IReadOnlyList<Guid>? InstancesOf(SubscriptionRow row) => row.InstanceIds is { } ids ? JsonSerializer.Deserialize<List<Guid>>(ids) : null;
}
