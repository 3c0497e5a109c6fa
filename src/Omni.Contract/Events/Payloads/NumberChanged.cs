using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>identity.number_changed</c>: the phone number of a user changed. The chat moves to the new number.</summary>
public sealed record NumberChanged : EventPayload
{
    /// <summary>The channel's id of the notice.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The channel's new id of the chat.</summary>
    public required string ChatId { get; init; }

    /// <summary>The previous number, in E.164 digits.</summary>
    public required string PreviousNumber { get; init; }

    /// <summary>The new number, in E.164 digits.</summary>
    public required string CurrentNumber { get; init; }

    /// <summary>The channel's own object; null when the channel gives none, and when the payload is masked.</summary>
    public JsonElement? RawPayload { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.NumberChanged;
}
