using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.WhatsAppCloud.Instances;
using Omni.Channels.WhatsAppCloud.Mapping;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Handlers;

/// <summary>Messages that came in → <c>message.received</c>.</summary>
internal static class MessagesHandler
{
    public static async Task HandleAsync(Arrival arrival, WhatsAppInstance instance, MessagesValue value, CancellationToken ct)
    {
        foreach (var message in value.Messages ?? [])
        {
            if (message is UnreadableMessage unreadable)
                arrival.Sink.SetAside(ChangeRouter.Unreadable, $"A message cannot be read: {unreadable.Reason}");
            else if (ChatIdentity.Of(message, value.Contacts ?? []) is not { } chat)
                arrival.Sink.SetAside(ChangeRouter.Unreadable, "A message names neither from, from_user_id nor group_id");
            else
                await arrival.Emitter.EmitAsync(instance.InstanceId, Received(message, chat, arrival.Delivery.ReceivedAt), correlationId: null, ct);
        }
    }

    private static MessageReceived Received(InboundMessage message, ChatIdentity chat, DateTimeOffset receivedAt)
    {
        var sentAt = UnixTime.ReadSeconds(message.Timestamp) ?? receivedAt;
        var forwarded = message.Context is { Forwarded: true } or { FrequentlyForwarded: true };
        return new MessageReceived
        {
            ExternalId = message.Id,
            ChatId = chat.ChatId,
            From = chat.From,
            Content = InboundContent.Of(message),
            ReplyToId = message.Context?.Id,
            RawPayload = RawPayload.Of(message, chat, sentAt, forwarded),
            Conversation = new Conversation
            {
                ChatType = chat.IsGroup ? "group" : "dm",
                Addresses = chat.Addresses,
                Sender = new Participant
                {
                    UserId = chat.From,
                    PhoneNumber = chat.PhoneNumber,
                    DisplayName = chat.DisplayName,
                    Username = chat.Username,
                },
                IsForwarded = forwarded,
                SentAtUnixMs = sentAt.ToUnixTimeMilliseconds(),
            },
        };
    }
}
