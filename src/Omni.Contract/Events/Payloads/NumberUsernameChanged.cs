using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>number.username_changed</c>: the user name of a number was approved, reserved or deleted.</summary>
public sealed record NumberUsernameChanged : ChannelReport
{
    /// <summary>The number.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>The user name; null when it was deleted.</summary>
    public string? Username { get; init; }

    /// <summary><c>approved</c>, <c>reserved</c> or <c>deleted</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>revoked</c> when the channel replaced the name; null otherwise.</summary>
    public string? Context { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.NumberUsernameChanged;
}
