using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>account.updated</c>: the account was restricted, disabled, reinstated, disconnected or changed otherwise.</summary>
public sealed record AccountUpdated : ChannelReport
{
    /// <summary>The channel's word, such as <c>ACCOUNT_RESTRICTION</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The number concerned; null when it is the whole account.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The account named; null when none is.</summary>
    public string? AccountId { get; init; }

    /// <summary>The business that owns it; null when not named.</summary>
    public string? OwnerBusinessId { get; init; }

    /// <summary>The app concerned; null when none is.</summary>
    public string? PartnerAppId { get; init; }

    /// <summary><c>DISABLE</c>, <c>SCHEDULE_FOR_DISABLE</c> or <c>REINSTATE</c>; null when it is no ban.</summary>
    public string? BanState { get; init; }

    /// <summary>The day of the ban, as written by the channel; null when it is no ban.</summary>
    public string? BanDate { get; init; }

    /// <summary>The policy violated; null when none was.</summary>
    public string? ViolationType { get; init; }

    /// <summary>What is restricted; null when nothing is.</summary>
    public IReadOnlyList<AccountRestriction>? Restrictions { get; init; }

    /// <summary>Why it was disconnected; null when it was not.</summary>
    public string? DisconnectionReason { get; init; }

    /// <summary><c>USER</c> or <c>SYSTEM</c>; null when it was not disconnected.</summary>
    public string? DisconnectedBy { get; init; }

    /// <summary>The category of a new price tier; null when there is none.</summary>
    public string? PricingCategory { get; init; }

    /// <summary>The new price tier; null when there is none.</summary>
    public string? PricingTier { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.AccountUpdated;
}
