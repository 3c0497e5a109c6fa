using System.Text.Json.Serialization;

namespace Omni.Contract.Subscriptions;

/// <summary>
/// The body of <c>PATCH /subscriptions/{id}</c>: absent fields stay unchanged; null means all (for the description: none).
/// </summary>
public sealed record UpdateSubscriptionRequest
{
    /// <summary>The URL to post to; null leaves it unchanged.</summary>
    public string? Url { get; init; }

    /// <summary>The name, unique per URL, 1 to 100 characters; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Name { get; init; }

    /// <summary>The description; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>Event types, or patterns such as <c>message.*</c>; null means all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>> EventTypes { get; init; }

    /// <summary>The instances whose events are posted; null means all that the key can access.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<Guid>> InstanceIds { get; init; }

    /// <summary><c>active</c> or <c>paused</c>; <c>active</c> also enables a disabled subscription. Null leaves it unchanged.</summary>
    public string? State { get; init; }

    /// <summary>The new signing secret, at once; null keeps the current one. To change it without a gap, rotate it.</summary>
    public string? Secret { get; init; }
}
