using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>account.settings_changed</c>: a setting of the account or a number changed.</summary>
public sealed record AccountSettingsChanged : ChannelReport
{
    /// <summary>Such as <c>phone_number_settings</c>.</summary>
    public string? SettingsType { get; init; }

    /// <summary>The channel's id of the number; null when it is the account.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary><c>ENABLED</c> or <c>DISABLED</c>; null when calling did not change.</summary>
    public string? CallingStatus { get; init; }

    /// <summary><c>DEFAULT</c> or <c>DISABLE_ALL</c>; null when unknown.</summary>
    public string? CallIconVisibility { get; init; }

    /// <summary><c>ENABLED</c> or <c>DISABLED</c>; null when unknown.</summary>
    public string? CallbackPermissionStatus { get; init; }

    /// <summary>The settings as written by the channel.</summary>
    public JsonElement? Settings { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.AccountSettingsChanged;
}
