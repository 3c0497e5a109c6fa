using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>number.quality_changed</c>: the quality, the throughput or the limit of a number changed.</summary>
public sealed record NumberQualityChanged : ChannelReport
{
    /// <summary>The number.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>Such as <c>THROUGHPUT_UPGRADE</c>, <c>ONBOARDING</c> or <c>FLAGGED</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The limit of the business, such as <c>TIER_250</c>; null when not named.</summary>
    public string? MaxDailyConversationsPerBusiness { get; init; }

    /// <summary>The current limit in older versions; null in newer ones.</summary>
    public string? CurrentLimit { get; init; }

    /// <summary>The limit before; null when not named.</summary>
    public string? OldLimit { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.NumberQualityChanged;
}
