using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Kinds.SystemNotice;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Handles messages of threads that another partner holds, in both directions. They are stored and announced as <c>message.standby</c>:
/// whoever answers users must not answer these. Statuses of the other partner's messages are none of ours.
/// </summary>
internal static class StandbyHandler
{
    /// <summary>The field, and the member of its value that holds the lists.</summary>
    public const string Field = "standby";

    public static async Task HandleAsync(WebhookContext context, WhatsAppInstance instance, JsonElement value, CancellationToken ct)
    {
        var lists = MessagesValue.Read(value.Member(Field) ?? value);
        foreach (var message in lists.Messages)
            await HandleAsync(context, instance, message, ChatIdentity.OfReceived(message, lists), isFromMe: false, ct);
        foreach (var echo in lists.Echoes.Select(e => Flat(e.Raw)))
            await HandleAsync(context, instance, echo, ChatIdentity.OfEcho(echo, lists), isFromMe: true, ct);
    }

    private static async Task HandleAsync(
        WebhookContext context, WhatsAppInstance instance, InboundMessage message, ChatIdentity? chat, bool isFromMe, CancellationToken ct)
    {
        var sentAt = UnixTime.ReadSeconds(message.Timestamp) ?? context.Webhook.ReceivedAt;
        var change = isFromMe ? null : UserChange.Of(message, chat?.PhoneNumber, sentAt);
        var held = chat ?? (change is null ? null : ChatIdentity.After(before: null, change));
        if (message is UnreadableMessage || held is null)
        {
            context.Sink.SetAside(ChangeRouter.Unreadable, "A message of a thread that another partner holds cannot be read");
            return;
        }

        foreach (var (payload, facts) in MessageEvents.Of(message, chat, change, isFromMe, context.Webhook.ReceivedAt))
        {
            if (payload is not MessageReceived received) continue;
            await context.Emitter.EmitAsync(
                instance.InstanceId, received with { IsStandby = true }, facts with { ChatNotices = [ChatNotices.OfStandby(held, sentAt)] },
                correlationId: null, ct);
        }
    }

    /// <summary>An echo has its content in a member of its own.</summary>
    private static InboundMessage Flat(JsonElement echo)
    {
        if (echo.Member("message") is not { ValueKind: JsonValueKind.Object } content) return InboundMessageReader.Read(echo);
        var flat = JsonObject.Create(content)!.DeepClone().AsObject();
        foreach (var member in echo.EnumerateObject().Where(m => m.Name != "message"))
            flat[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return InboundMessageReader.Read(JsonSerializer.SerializeToElement(flat));
    }
}
