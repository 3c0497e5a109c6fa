namespace Omni.Client.Events;

/// <summary>A subscription.</summary>
public sealed record Subscription
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The URL.</summary>
    public required string Url { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>The event types.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>The instances it is limited to; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary><c>active</c>, <c>paused</c> or <c>disabled</c>.</summary>
    public required string State { get; init; }

    /// <summary>The disabled reason.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Why a part of what it asks for is not posted: the key that made it may not read that any more.</summary>
    public string? WithheldReason { get; init; }

    /// <summary>Since when nothing has come through.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When the last delivered was.</summary>
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What signs the deliveries; only in the answer that makes or changes it.</summary>
    public string? Secret { get; init; }
}
