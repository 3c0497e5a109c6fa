using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>contact.synced</c>: a contact of the phone app was added, changed or removed.</summary>
public sealed record ContactSynced : ChannelReport
{
    /// <summary><c>add</c> or <c>remove</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The full name; null when not named.</summary>
    public string? FullName { get; init; }

    /// <summary>The first name; null when not named.</summary>
    public string? FirstName { get; init; }

    /// <summary>The phone number; null when hidden.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The channel's id of the user; null when unknown.</summary>
    public string? UserId { get; init; }

    /// <summary>The user name; null when there is none.</summary>
    public string? Username { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ContactSynced;
}
