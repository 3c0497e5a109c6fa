using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>identity.marketing_preference_changed</c>: a user stopped or resumed marketing messages of this business.</summary>
public sealed record MarketingPreferenceChanged : EventPayload
{
    /// <summary>The channel's id of the user: on WhatsApp the number in digits, else the user id.</summary>
    public required string UserId { get; init; }

    /// <summary>Other ids of the same user; null when there are none.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>The phone number in E.164 digits; null when unknown.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Whether the user has stopped marketing messages; otherwise the user has resumed them.</summary>
    public required bool IsStopped { get; init; }

    /// <summary>When the user decided, in Unix ms. The newest decision counts.</summary>
    public required long ChangedAt { get; init; }

    /// <summary>The words that the channel gave; null when it gave none, and when the payload is masked.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MarketingPreferenceChanged;
}
