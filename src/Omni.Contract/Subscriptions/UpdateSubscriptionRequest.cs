using System.Text.Json.Serialization;

namespace Omni.Contract.Subscriptions;

/// <summary>The body of <c>PATCH /subscriptions/{id}</c>: what is left out stays, null means all (or, of a description, none).</summary>
public sealed record UpdateSubscriptionRequest
{
    /// <summary>Where events are posted; null leaves the URL as it is.</summary>
    public string? Url { get; init; }

    /// <summary>What it is for; null removes the description.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>Event types, or patterns such as <c>message.*</c>; null means all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>> EventTypes { get; init; }

    /// <summary>The instances whose events are wanted; null means all that the key may see.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>> InstanceIds { get; init; }

    /// <summary><c>active</c> or <c>paused</c>; <c>active</c> also ends a disablement. Null leaves the state as it is.</summary>
    public string? State { get; init; }

    /// <summary>A new secret, which signs from now on; null keeps the old one.</summary>
    public string? Secret { get; init; }
}
