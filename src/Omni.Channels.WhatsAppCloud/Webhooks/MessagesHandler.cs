using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Kinds.SystemNotice;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Converts inbound messages and messages sent from the phone app (echoes) to events. Sets unreadable ones aside and continues.
/// </summary>
internal static class MessagesHandler
{
    public static async Task HandleAsync(WebhookContext context, WhatsAppInstance instance, MessagesValue value, CancellationToken ct)
    {
        foreach (var message in value.Messages)
            await HandleAsync(context, instance, message, ChatIdentity.OfReceived(message, value), isFromMe: false, ct);
        foreach (var echo in value.Echoes) await HandleAsync(context, instance, echo, ChatIdentity.OfEcho(echo, value), isFromMe: true, ct);
    }

    private static async Task HandleAsync(
        WebhookContext context, WhatsAppInstance instance, InboundMessage message, ChatIdentity? chat, bool isFromMe, CancellationToken ct)
    {
        if (message is UnreadableMessage unreadable)
        {
            context.Sink.SetAside(ChangeRouter.Unreadable, $"A message cannot be read: {unreadable.Reason}");
            return;
        }

        var sentAt = UnixTime.ReadSeconds(message.Timestamp) ?? context.Webhook.ReceivedAt;
        var change = isFromMe ? null : UserChange.Of(message, chat?.PhoneNumber, sentAt);
        if (chat is null && change is null)
        {
            context.Sink.SetAside(
                ChangeRouter.Unreadable,
                isFromMe ? "An echo names neither to, to_user_id nor group_id" : "A message names neither from, from_user_id nor group_id");
            return;
        }

        foreach (var (payload, facts) in MessageEvents.Of(message, chat, change, isFromMe, context.Webhook.ReceivedAt))
            await context.Emitter.EmitAsync(instance.InstanceId, payload, facts, correlationId: null, ct);
    }
}
