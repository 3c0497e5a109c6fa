using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>account.capability_changed</c>: the limits of the account changed.</summary>
public sealed record AccountCapabilityChanged : ChannelReport
{
    /// <summary>
    /// People that the business may write to first in 24 hours, over all numbers: a number, <c>-1</c> for no limit, or a tier such
    /// as <c>TIER_2K</c>.
    /// </summary>
    public string? MaxDailyConversationsPerBusiness { get; init; }

    /// <summary>The same for one number, in older versions; null in newer ones.</summary>
    public string? MaxDailyConversationPerPhone { get; init; }

    /// <summary>How many numbers the business may have; null when not named.</summary>
    public long? MaxPhoneNumbersPerBusiness { get; init; }

    /// <summary>How many numbers the account may have; null when not named.</summary>
    public long? MaxPhoneNumbersPerAccount { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.AccountCapabilityChanged;
}
