namespace Omni.Contract.Subscriptions;

/// <summary>The body of <c>POST /subscriptions</c>.</summary>
public sealed record CreateSubscriptionRequest
{
    /// <summary>The URL to post to. Required.</summary>
    public required string Url { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Event types, or patterns such as <c>message.*</c>; null means all.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>The instances whose events are posted; null means all that the key can access.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>The signing secret; null lets the host create one.</summary>
    public string? Secret { get; init; }
}
