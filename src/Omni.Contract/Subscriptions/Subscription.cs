using System.Text.Json.Serialization;

namespace Omni.Contract.Subscriptions;

/// <summary>A subscription: the host posts events to a URL.</summary>
public sealed record Subscription
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The URL to post to.</summary>
    public required string Url { get; init; }

    /// <summary>The name, which is unique per URL; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The description; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Event types, or patterns such as <c>message.*</c>; null means all.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>The instances whose events are posted; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>One of <c>active</c>, <c>paused</c> or <c>disabled</c>.</summary>
    [WordsOf(typeof(SubscriptionState))]
    public required string State { get; init; }

    /// <summary>Why the host disabled it; null when it did not.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Why some events are withheld: the key that created the subscription may no longer read them. Null when none are.</summary>
    public string? WithheldReason { get; init; }

    /// <summary>When deliveries began to fail; null while they succeed.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When the next attempt is due; null while deliveries succeed.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When the receiver last accepted an event; null when it has not yet.</summary>
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Until when posts are signed with the secret before the last rotation too; null when they are not.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its settings last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The signing secret; only in the response that creates or changes it, otherwise null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }
}
