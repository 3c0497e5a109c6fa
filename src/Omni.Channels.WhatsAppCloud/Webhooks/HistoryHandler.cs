using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Messages;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Converts the history of the phone app to <c>message.history</c> and <c>sync.*</c>. Old messages open no window and are not unread.
/// Chunks come in any order: a progress of 100 does not mean that all have come.
/// </summary>
internal static class HistoryHandler
{
    /// <summary>The webhook field.</summary>
    public const string Field = "history";

    private const string Kind = "messages", Progress = "progress", Failed = "failed";

    private const long AllOfIt = 100;

    public static async Task HandleAsync(WebhookContext context, WhatsAppInstance instance, JsonElement value, CancellationToken ct)
    {
        var business = PhoneNumber.DigitsOf(value.Member("metadata").Text("display_phone_number"));
        foreach (var chunk in value.Items(Field))
        {
            var seen = new EventFacts { UniqueKey = $"{Field}|{ContentHash.Of(chunk)}" };
            await context.Emitter.EmitAsync(instance.InstanceId, ProgressOf(instance, chunk), seen, correlationId: null, ct);
            foreach (var thread in chunk.Items("threads"))
            {
                foreach (var message in thread.Items("messages"))
                    await EmitAsync(context, instance, message, ThreadOf(thread), business, ct);
            }
        }

        // The media of a message follows in a webhook of its own.
        foreach (var message in value.Items("messages")) await EmitAsync(context, instance, message, thread: null, business, ct);
    }

    private static async Task EmitAsync(
        WebhookContext context, WhatsAppInstance instance, JsonElement json, ChatIdentity? thread, string? business, CancellationToken ct)
    {
        var message = InboundMessageReader.Read(json);
        var isFromMe = IsFromMe(message, thread, business);
        var chat = thread ?? (isFromMe
            ? IdentityOf(message.To, message.ToUserId, username: null)
            : IdentityOf(message.From, message.FromUserId, username: null));
        if (message is UnreadableMessage || chat is null)
        {
            context.Sink.SetAside(ChangeRouter.Unreadable, "A message of the history cannot be read or names no chat");
            return;
        }

        var status = StatusOf(json.Member("history_context").Text("status"), isFromMe);
        foreach (var (payload, facts) in MessageEvents.Of(message, chat, change: null, isFromMe, context.Webhook.ReceivedAt))
        {
            // An old notice moves no chat.
            if (payload is not (MessageReceived or ReactionPayload)) continue;
            var old = facts.Conversation with { IsHistory = true, DeliveryStatus = status, AnswerWithin = null };
            await context.Emitter.EmitAsync(
                instance.InstanceId, payload is MessageReceived received ? received with { IsHistory = true } : payload,
                facts with { Conversation = old }, correlationId: null, ct);
        }
    }

    private static SyncProgress ProgressOf(WhatsAppInstance instance, JsonElement chunk)
    {
        var (about, error) = (chunk.Member("metadata"), chunk.Items("errors").Select(Reports.ErrorReports.Error).FirstOrDefault());
        return new SyncProgress
        {
            InstanceId = instance.InstanceId,
            Kind = Kind,
            Stage = error is null ? Progress : Failed,
            Done = about?.Whole("progress"),
            Total = error is null ? AllOfIt : null,
            Phase = about?.Whole("phase"),
            Chunk = about?.Whole("chunk_order"),
            Error = error is null ? null : $"{error.Code}: {error.Details ?? error.Title}",
        };
    }

    private static ChatIdentity? ThreadOf(JsonElement thread)
    {
        var (about, id) = (thread.Member("context"), thread.Text("id"));
        var isNumber = id?.All(char.IsAsciiDigit) == true;
        return IdentityOf(
            about.Text("wa_id") ?? (isNumber ? id : null), about.Text("user_id") ?? (isNumber ? null : id), about.Text("username"));
    }

    private static ChatIdentity? IdentityOf(string? number, string? userId, string? username)
    {
        string[] names =
            [.. NumberSpelling.WithOthers(new[] { number, userId }.OfType<string>()).Distinct(StringComparer.Ordinal)];
        return names.Length == 0 ? null : new ChatIdentity
        {
            ChatId = names[0],
            Addresses = names,
            User = names[0],
            Aliases = names[1..],
            PhoneNumber = number,
            Username = username,
        };
    }

    private static bool IsFromMe(InboundMessage message, ChatIdentity? thread, string? business)
    {
        if (message.To is not null || message.ToUserId is not null) return true;
        if (message.From is not { } from) return false;
        return thread is null || business is not null ? from == business : !thread.Addresses.Contains(from);
    }

    private static string? StatusOf(string? status, bool isFromMe) => !isFromMe ? null : status switch
    {
        "READ" or "PLAYED" => DeliveryStatus.Read,
        "DELIVERED" => DeliveryStatus.Delivered,
        "ERROR" => DeliveryStatus.Failed,
        "PENDING" => DeliveryStatus.Pending,
        _ => DeliveryStatus.Sent,
    };
}
