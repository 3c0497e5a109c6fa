namespace Omni.Contract.Subscriptions;

/// <summary>The body of <c>POST /subscriptions</c>.</summary>
public sealed record CreateSubscriptionRequest
{
    /// <summary>Where events are posted. Required.</summary>
    public string? Url { get; init; }

    /// <summary>What it is for; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Event types, or patterns such as <c>message.*</c>; null means all.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>The instances whose events are wanted; null means all that the key may see.</summary>
    public IReadOnlyList<string>? InstanceIds { get; init; }

    /// <summary>What signs the deliveries; made when it is not given.</summary>
    public string? Secret { get; init; }
}
