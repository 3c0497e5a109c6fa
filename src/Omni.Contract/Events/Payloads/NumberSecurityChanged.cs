using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>number.security_changed</c>: the PIN of a number was changed or its removal asked for.</summary>
public sealed record NumberSecurityChanged : ChannelReport
{
    /// <summary>The number.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary><c>PIN_CHANGED</c>, <c>PIN_RESET_REQUEST</c> or <c>PIN_REQUEST_SUCCESS</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The id of the user who asked; null when not named.</summary>
    public string? Requester { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.NumberSecurityChanged;
}
