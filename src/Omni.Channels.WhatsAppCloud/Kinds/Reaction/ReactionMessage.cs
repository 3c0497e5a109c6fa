using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Kinds.Reaction;

/// <summary>A reaction to a message; a missing or empty emoji removes it.</summary>
internal sealed record ReactionMessage : InboundMessage
{
    public required ReactionBody Reaction { get; init; }

    public override MessageContent ToContent() =>
        new ReactionContent { TargetMessageId = Reaction.MessageId, Emoji = Reaction.Emoji ?? "" };

    public override EventPayload? ToEvent(MessageFacts facts)
    {
        var sentAt = facts.SentAt.ToUnixTimeMilliseconds();
        return string.IsNullOrEmpty(Reaction.Emoji)
            ? new ReactionRemoved
            {
                ExternalId = Id,
                MessageId = Reaction.MessageId,
                ChatId = facts.Chat.ChatId,
                From = facts.From,
                Emoji = "",
                RawPayload = facts.Raw,
                SentAtUnixMs = sentAt,
                IsFromMe = facts.IsFromMe,
            }
            : new ReactionReceived
            {
                ExternalId = Id,
                MessageId = Reaction.MessageId,
                ChatId = facts.Chat.ChatId,
                From = facts.From,
                Emoji = Reaction.Emoji,
                IsCustomEmoji = false,
                RawPayload = facts.Raw,
                SentAtUnixMs = sentAt,
                DisplayName = facts.IsFromMe ? null : facts.Chat.DisplayName,
                IsFromMe = facts.IsFromMe,
            };
    }

    internal sealed record ReactionBody
    {
        public required string MessageId { get; init; }
        public string? Emoji { get; init; }
    }
}
