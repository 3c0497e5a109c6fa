using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Kinds.Reaction;

/// <summary>A reaction to a message; a missing or empty emoji removes it.</summary>
internal sealed record ReactionMessage : InboundMessage
{
    public required ReactionBody Reaction { get; init; }

    public override MessageContent ToContent() =>
        new ReactionContent { TargetMessageId = Reaction.MessageId, Emoji = Reaction.Emoji ?? "" };

    public override NewEvent? ToEvent(MessageFacts facts)
    {
        var isRemoved = string.IsNullOrEmpty(Reaction.Emoji);
        return new NewEvent(isRemoved ? Removed(facts) : Received(facts), new EventFacts
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

    private ReactionRemoved Removed(MessageFacts facts) => new()
    {
        MessageId = Reaction.MessageId,
        ChatId = facts.Chat.ChatId,
        From = facts.From,
        Emoji = "",
        RawPayload = facts.Raw,
    };

    private ReactionReceived Received(MessageFacts facts) => new()
    {
        MessageId = Reaction.MessageId,
        ChatId = facts.Chat.ChatId,
        From = facts.From,
        Emoji = Reaction.Emoji!,
        IsCustomEmoji = false,
        RawPayload = facts.Raw,
    };

    internal sealed record ReactionBody
    {
        public required string MessageId { get; init; }
        public string? Emoji { get; init; }
    }
}
