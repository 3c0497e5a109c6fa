using System.Text.Json;

namespace Omni.Contract.Events.Payloads;

/// <summary>The common fields of a reaction and its removal.</summary>
public abstract record ReactionPayload : EventPayload
{
    /// <summary>The channel's id of the message reacted to.</summary>
    public required string MessageId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>The channel's id of the user who reacted.</summary>
    public required string From { get; init; }

    /// <summary>The emoji; empty when a removal does not name it.</summary>
    public required string Emoji { get; init; }

    /// <summary>The emoji's name; null when the channel has none.</summary>
    public string? EmojiName { get; init; }

    /// <summary>Whether the emoji is specific to the channel; null when unknown.</summary>
    public bool? IsCustomEmoji { get; init; }

    /// <summary>The channel's own object; null when the channel gives none, and when the payload is masked.</summary>
    public JsonElement? RawPayload { get; init; }
}
