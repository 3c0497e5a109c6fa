using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Channels.WhatsAppCloud.Wire;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Kinds.Reaction;

/// <summary>A reaction to a message; a missing or empty emoji removes it.</summary>
internal sealed record ReactionMessage : InboundMessage
{
    public ReactionBody? Reaction { get; init; }

    public override MessageContent ToContent() => Reaction is { MessageId: { Length: > 0 } target, IsReadable: true }
        ? new ReactionContent { TargetMessageId = target, Emoji = Reaction.Symbol }
        : base.ToContent();

    public override NewEvent? ToEvent(MessageFacts facts)
    {
        if (Reaction is not { MessageId: { Length: > 0 } target, IsReadable: true }) return null;
        var isRemoved = Reaction.Symbol.Length == 0;
        return new NewEvent(isRemoved ? Removed(facts, target) : Received(facts, target, Reaction.Symbol), new EventFacts
        {
            ExternalId = Id,
            Conversation = new Conversation
            {
                SentAtUnixMs = facts.SentAt.ToUnixTimeMilliseconds(),
                IsFromMe = facts.IsFromMe,
                Sender = isRemoved || facts.IsFromMe ? null : new Participant
                {
                    UserId = facts.From,
                    DisplayName = facts.Chat.DisplayName,
                },
            },
        });
    }

    private static ReactionRemoved Removed(MessageFacts facts, string target) => new()
    {
        MessageId = target,
        ChatId = facts.Chat.ChatId,
        From = facts.From,
        Emoji = "",
        RawPayload = facts.Raw,
    };

    private static ReactionReceived Received(MessageFacts facts, string target, string emoji) => new()
    {
        MessageId = target,
        ChatId = facts.Chat.ChatId,
        From = facts.From,
        Emoji = emoji,
        IsCustomEmoji = false,
        RawPayload = facts.Raw,
    };

    internal sealed record ReactionBody
    {
        public string? MessageId { get; init; }

        /// <summary>Absent or empty when the reaction was removed.</summary>
        public JsonElement? Emoji { get; init; }

        /// <summary>Whether the emoji can be read. One that cannot must not look like a removal.</summary>
        [JsonIgnore]
        public bool IsReadable => Symbol.Length > 0 || Emoji switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.String } => true,
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.String,
            _ => false,
        };

        /// <summary>The emoji; empty when the reaction was removed.</summary>
        [JsonIgnore]
        public string Symbol => Emoji is { } emoji ? LooseValue.Text(emoji) ?? "" : "";
    }
}
