using System.Text.Json.Serialization;

namespace Omni.Contract.Subscriptions;

/// <summary>A subscription: events that are posted to a URL.</summary>
public sealed record Subscription
{
    /// <summary>The id, by which it is changed and deleted.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where events are posted.</summary>
    public required string Url { get; init; }

    /// <summary>What it is for; null when nothing was said.</summary>
    public string? Description { get; init; }

    /// <summary>Event types, or patterns such as <c>message.*</c>; null means all.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>The instances whose events are wanted; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>One of <c>active</c>, <c>paused</c> or <c>disabled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why the host disabled it; null while it did not.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Why a part of what it asks for is not posted: the key that made it may not read that any more. Null when all is.</summary>
    public string? WithheldReason { get; init; }

    /// <summary>Since when nothing has come through; null while deliveries succeed.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When it is tried again; null while deliveries succeed.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When the receiver last accepted an event; null when it never did.</summary>
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its settings last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What signs the deliveries; only in the answer that makes or changes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }
}
