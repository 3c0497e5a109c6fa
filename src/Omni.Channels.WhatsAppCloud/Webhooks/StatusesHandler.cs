using System.Diagnostics;
using System.Globalization;
using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Converts statuses of outbound messages to <c>message.sent</c>, <c>.delivered</c>, <c>.read</c>, <c>.failed</c>.</summary>
internal static class StatusesHandler
{
    private static readonly ActivitySource Activities = new("Omni");

    public static async Task HandleAsync(WebhookContext context, WhatsAppInstance instance, MessagesValue value, CancellationToken ct)
    {
        foreach (var status in value.Statuses)
        {
            if (status.Id.Length == 0 || status.Status.Length == 0)
                context.Sink.SetAside(ChangeRouter.Unreadable, "A status lacks its id or its status");
            else await EmitAsync(context, instance, status, ct);
        }
    }

    private static async Task EmitAsync(WebhookContext context, WhatsAppInstance instance, MessageStatus status, CancellationToken ct)
    {
        var (messageId, trace) = OpaqueTag.Read(status.BizOpaqueCallbackData);

        // Add the status to the trace of the send, with a link to the webhook that delivered it.
        using var activity = trace is { } send ? Activities.StartActivity(
            $"message.{status.Status}", ActivityKind.Consumer, send,
            links: Activity.Current is { } webhook ? [new ActivityLink(webhook.Context)] : null) : null;
        var receivedAt = context.Webhook.ReceivedAt;
        var (payload, facts) = EventOf(status, receivedAt);
        await context.Emitter.EmitAsync(instance.InstanceId, Priced(payload, status), facts, messageId, ct);
        if (StopOf(status, receivedAt) is { } stop)
            await context.Emitter.EmitAsync(instance.InstanceId, stop.Payload, stop.Facts, correlationId: null, ct);
    }

    private static NewEvent EventOf(MessageStatus status, DateTimeOffset receivedAt)
    {
        var at = (UnixTime.ReadSeconds(status.Timestamp) ?? receivedAt).ToUnixTimeMilliseconds();
        var chat = status.RecipientId ?? status.RecipientUserId ?? "";
        var @event = status.Status switch
        {
            "sent" => new NewEvent(new MessageSent { ExternalId = status.Id, ChatId = chat, To = chat }),
            "delivered" => new NewEvent(new MessageDelivered { ExternalId = status.Id, ChatId = chat, DeliveredAt = at }),
            // A played voice note counts as read.
            "read" or "played" => new NewEvent(new MessageRead { ExternalId = status.Id, ChatId = chat, ReadAt = at }),
            "failed" => new NewEvent(Failed(status, chat)),
            _ => new NewEvent(
                new CustomEvent { Name = $"{EventTypes.CustomPrefix}message_status", Data = status.Raw },
                new EventFacts { UniqueKey = $"{status.Status}|{status.Id}" }),
        };
        return @event with { Facts = @event.Facts with { ChatNotices = NoticesOf(status, chat, receivedAt) } };
    }

    /// <summary>A status tells of a free entry point, and of a thread that another partner holds.</summary>
    private static IReadOnlyList<ChatNotice> NoticesOf(MessageStatus status, string chat, DateTimeOffset receivedAt)
    {
        if (chat.Length == 0 || status.IsOfGroup) return [];
        if (ServiceWindows.After(status, receivedAt) is { } until)
            return [new ChatNotice { ChatId = chat, Addresses = status.Recipients, WindowUntil = until }];
        return status.Error.Code == GraphErrorCatalog.ThreadHeld
            ? [ChatNotices.OfRefusedSend(chat, UnixTime.ReadSeconds(status.Timestamp) ?? receivedAt)]
            : [];
    }

    private static EventPayload Priced(EventPayload payload, MessageStatus status) => payload is ReportPayload report
        ? report with
        {
            Pricing = StatusPricing.PricingOf(
                status.Raw, status.Raw.Text("recipient_participant_id") ?? status.RecipientId ?? status.RecipientUserId),
            Conversation = StatusPricing.ConversationOf(status.Raw),
        }
        : payload;

    /// <summary>The decision of a user that a failed status with 131050 reports; null otherwise.</summary>
    private static NewEvent? StopOf(MessageStatus status, DateTimeOffset receivedAt) =>
        status is { Status: "failed", Error.Code: MarketingTemplates.OptedOutCode }
        && (status.RecipientId ?? status.RecipientUserId) is { } user
            ? MarketingPreferences.OfRefusal(
                user, status.RecipientId is not null, status.Error.Words, UnixTime.ReadSeconds(status.Timestamp) ?? receivedAt)
            : null;

    /// <summary>
    /// Without a code of Meta (or with 0, its "none"), nothing is known of the cause: Meta's words are kept, and no rule applies.
    /// </summary>
    private static MessageFailed Failed(MessageStatus status, string chat)
    {
        var graphError = status.Error.Code is { } code and > 0
            ? new GraphError { Code = code, Message = status.Error.Title, Details = status.Error.Details, HttpStatus = 200 }
            : null;
        return new MessageFailed
        {
            ExternalId = status.Id,
            ChatId = chat,
            Error = graphError?.Describe() ?? status.Error.Words,
            ErrorCode = status.Error.Code?.ToString(CultureInfo.InvariantCulture),
            OmniCode = graphError is null ? null : OmniCodes.Of(graphError),
            Retryable = graphError?.Rule.IsPassing ?? false,
        };
    }
}
