using System.Text.Json.Serialization;

namespace Omni.Client.Events;

/// <summary>The body of <c>PATCH /subscriptions/{id}</c>: what is left out stays, null means all (or, of a description, none).</summary>
public sealed record UpdateSubscriptionRequest
{
    /// <summary>The URL.</summary>
    public string? Url { get; init; }

    /// <summary>What it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<string> Description { get; init; }

    /// <summary>The event types.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<IReadOnlyList<string>> EventTypes { get; init; }

    /// <summary>The instances it is limited to; null means all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<IReadOnlyList<string>> InstanceIds { get; init; }

    /// <summary><c>active</c> or <c>paused</c>; <c>active</c> also ends a disablement.</summary>
    public string? State { get; init; }

    /// <summary>The secret.</summary>
    public string? Secret { get; init; }
}
