using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary>What a reaction and its removal have in common.</summary>
public abstract record ReactionPayload : EventPayload
{
    /// <summary>The channel's id of the message reacted to.</summary>
    public required string MessageId { get; init; }

    /// <summary>The chat, as the channel names it.</summary>
    public required string ChatId { get; init; }

    /// <summary>Who reacted.</summary>
    public required string From { get; init; }

    /// <summary>The emoji.</summary>
    public required string Emoji { get; init; }

    /// <summary>The emoji's name, where the channel has such.</summary>
    public string? EmojiName { get; init; }

    /// <summary>Whether the emoji is the channel's own.</summary>
    public bool? IsCustomEmoji { get; init; }

    /// <summary>The channel's own object.</summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>When the platform says it was made, Unix ms; for the host, not on the wire.</summary>
    [JsonIgnore]
    public long? SentAtUnixMs { get; init; }

    /// <summary>The name of who reacted; for the host, not on the wire.</summary>
    [JsonIgnore]
    public string? DisplayName { get; init; }

    /// <summary>Whether we reacted ourselves; for the host, not on the wire.</summary>
    [JsonIgnore]
    public bool IsFromMe { get; init; }

    /// <summary>The channel's id of the reaction itself; for the host, not on the wire.</summary>
    [JsonIgnore]
    public string? ExternalId { get; init; }
}
