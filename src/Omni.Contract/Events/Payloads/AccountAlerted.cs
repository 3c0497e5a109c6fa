using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>account.alerted</c>: an alert about the account, a number or the business.</summary>
public sealed record AccountAlerted : ChannelReport
{
    /// <summary><c>BUSINESS</c>, <c>PHONE_NUMBER</c>, <c>WABA</c>, …</summary>
    public string? EntityType { get; init; }

    /// <summary>Its id.</summary>
    public string? EntityId { get; init; }

    /// <summary>Such as <c>PROFILE_PICTURE_LOST</c>.</summary>
    public string? AlertType { get; init; }

    /// <summary><c>INFORMATIONAL</c>, <c>WARNING</c> or <c>CRITICAL</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>Such as <c>ACTIVE</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What it says.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.AccountAlerted;
}
