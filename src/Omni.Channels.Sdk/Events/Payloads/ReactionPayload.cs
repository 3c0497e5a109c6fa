using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary>The common fields of a reaction and its removal.</summary>
public abstract record ReactionPayload : EventPayload
{
    /// <summary>The channel's id of the message reacted to.</summary>
    public required string MessageId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>The channel's id of the user who reacted.</summary>
    public required string From { get; init; }

    /// <summary>The emoji.</summary>
    public required string Emoji { get; init; }

    /// <summary>The emoji's name; null when the channel has none.</summary>
    public string? EmojiName { get; init; }

    /// <summary>Whether the emoji is specific to the channel; null when unknown.</summary>
    public bool? IsCustomEmoji { get; init; }

    /// <summary>The channel's own object.</summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>When the reaction was made according to the channel, in Unix ms; null when unknown. Not part of the event.</summary>
    [JsonIgnore]
    public long? SentAtUnixMs { get; init; }

    /// <summary>The display name of the user who reacted; null when unknown. Not part of the event.</summary>
    [JsonIgnore]
    public string? DisplayName { get; init; }

    /// <summary>Whether the business reacted. Not part of the event.</summary>
    [JsonIgnore]
    public bool IsFromMe { get; init; }

    /// <summary>The channel's id of the reaction itself; null when it has none. Not part of the event.</summary>
    [JsonIgnore]
    public string? ExternalId { get; init; }
}
