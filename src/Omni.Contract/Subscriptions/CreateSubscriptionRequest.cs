namespace Omni.Contract.Subscriptions;

/// <summary>The body of <c>POST /subscriptions</c>.</summary>
public sealed record CreateSubscriptionRequest
{
    /// <summary>The URL to post to. Required.</summary>
    public required string Url { get; init; }

    /// <summary>
    /// A name, 1 to 100 characters. A subscription with the same URL and name is not created again but changed to what the request says, so
    /// that a program can make its subscription at each start. Null creates a new one each time.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Event types, or patterns such as <c>message.*</c>; null means all.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>The instances whose events are posted; null means all that the key can access.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>
    /// The signing secret, <c>whsec_</c> and 24 to 64 bytes in base64; null lets the host create one, and keeps the one of a subscription
    /// that exists.
    /// </summary>
    public string? Secret { get; init; }
}
