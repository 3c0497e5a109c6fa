using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Mapping;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Handlers;

/// <summary>Messages that came in, and our own from the phone app (echoes) → events. What cannot be read is set aside; its neighbours go on.</summary>
internal static class MessagesHandler
{
    public static async Task HandleAsync(Arrival arrival, WhatsAppInstance instance, MessagesValue value, CancellationToken ct)
    {
        foreach (var message in value.Messages) await HandleAsync(arrival, instance, message, ChatIdentity.OfReceived(message, value), isFromMe: false, ct);
        foreach (var echo in value.Echoes) await HandleAsync(arrival, instance, echo, ChatIdentity.OfEcho(echo, value), isFromMe: true, ct);
    }

    private static async Task HandleAsync(Arrival arrival, WhatsAppInstance instance, InboundMessage message, ChatIdentity? chat, bool isFromMe, CancellationToken ct)
    {
        if (message is UnreadableMessage unreadable)
        {
            arrival.Sink.SetAside(ChangeRouter.Unreadable, $"A message cannot be read: {unreadable.Reason}");
            return;
        }

        if (chat is null)
        {
            arrival.Sink.SetAside(ChangeRouter.Unreadable, isFromMe ? "An echo names neither to, to_user_id nor group_id" : "A message names neither from, from_user_id nor group_id");
            return;
        }

        foreach (var payload in MessageEvents.Of(message, chat, isFromMe, arrival.Delivery.ReceivedAt))
            await arrival.Emitter.EmitAsync(instance.InstanceId, payload, correlationId: null, ct);
    }
}
