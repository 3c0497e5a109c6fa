using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Creates the events of one message: <c>message.received</c>, and the kind's own event if it has one.</summary>
internal static class MessageEvents
{
    private const string Me = "me";

    /// <param name="message">An inbound message, or one sent from the phone app.</param>
    /// <param name="before">The chat that the message names; null for a notice that names the user only as changed.</param>
    /// <param name="change">The user's ids before and after, for the notice of a change.</param>
    /// <param name="isFromMe">Whether the business sent it.</param>
    /// <param name="receivedAt">Replaces a timestamp that cannot be read.</param>
    public static IEnumerable<NewEvent> Of(
        InboundMessage message, ChatIdentity? before, UserNames? change, bool isFromMe, DateTimeOffset receivedAt)
    {
        var sentAt = UnixTime.ReadSeconds(message.Timestamp) ?? receivedAt;
        var chat = change is null || before is { IsGroup: true } ? before! : ChatIdentity.After(before, change);
        var raw = RawPayload.Of(message, before ?? chat, sentAt, isFromMe);

        // Move the chat before the notice is added to it.
        if (change is { HasNewNumber: true, PhoneNumber: { } current, FormerNumbers: [var previous, ..] })
        {
            yield return new NewEvent(new NumberChanged
            {
                ExternalId = message.Id,
                ChatId = current,
                PreviousNumber = previous,
                CurrentNumber = current,
                RawPayload = raw,
            }, new EventFacts { Users = [change] });
        }

        var users = change is not null ? [change] : message.ToUser(chat, sentAt) is { } named ? [named] : Array.Empty<UserNames>();
        yield return new NewEvent(
            Received(message, chat, isFromMe, raw),
            FactsOf(message, chat, isFromMe, sentAt, receivedAt) with { Users = users });
        var facts = new MessageFacts(chat, isFromMe ? message.From ?? Me : chat.User, isFromMe, sentAt, raw);
        if (message.ToEvent(facts) is { } besides) yield return besides;
    }

    private static MessageReceived Received(InboundMessage message, ChatIdentity chat, bool isFromMe, JsonElement raw) => new()
    {
        ExternalId = message.Id,
        ChatId = chat.ChatId,
        From = isFromMe ? message.From ?? Me : chat.User,
        SenderName = isFromMe ? null : chat.DisplayName,
        Content = message.ToContent(),
        ReplyToId = message.Context?.Id,
        RawPayload = raw,
    };

    private static EventFacts FactsOf(
        InboundMessage message, ChatIdentity chat, bool isFromMe, DateTimeOffset sentAt, DateTimeOffset receivedAt) => new()
        {
            Media = message.ToRemoteMedia(),
            Conversation = new Conversation
            {
                ChatType = chat.IsGroup ? "group" : "dm",
                // A direct chat has the name of the other side, even when the business wrote first.
                Name = isFromMe && !chat.IsGroup ? chat.DisplayName : null,
                Addresses = chat.Addresses,
                Sender = isFromMe ? null : chat.ToParticipant(),
                IsFromMe = isFromMe,
                IsForwarded = message.Context is { IsForwarded: true },
                IsFrequentlyForwarded = message.Context is { FrequentlyForwarded: true },
                SentAtUnixMs = sentAt.ToUnixTimeMilliseconds(),
                // A message of any member opens the window of a whole group.
                AnswerWithin = isFromMe ? null : ServiceWindows.After(message, sentAt, receivedAt),
            },
        };
}
