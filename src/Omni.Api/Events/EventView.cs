using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>Builds the view of an event.</summary>
internal static class EventView
{
    /// <summary>The event as a key may see it: without <see cref="Caller.Content"/> it has no message content and no number.</summary>
    public static EventRecord For(this EventRecord record, Caller caller) => caller.SeesContent ? record : record with
    {
        ExternalId = null,
        ChatId = ContentMask.Numbers(record.ChatId),
        IdempotencyKey = null,
        TextContent = null,
        MediaUrl = null,
        ReplyToExternalId = null,
        ErrorMessage = ContentMask.Numbers(record.ErrorMessage),
        RawPayload = record.RawPayload is { } payload ? EnvelopeMask.Payload(payload) : null,
        Metadata = ContentMask.Numbers(record.Metadata),
    };

    public static EventRecord Of(EventRow row, EventLinks links)
    {
        var envelope = JsonElement.Parse(row.Envelope);
        var chat = row.ChatId is { } id && links.Chats.TryGetValue(id, out var found) ? found : ((Guid Id, string ExternalId)?)null;
        return new EventRecord
        {
            Id = row.Id,
            JournalSeq = row.Seq,
            ExternalId = row.ExternalId,
            Channel = row.Channel,
            InstanceId = row.InstanceId,
            EventType = row.EventType,
            Direction = row.Direction,
            ContentType = row.ContentType,
            TextContent = row.TextContent,
            MediaMimeType = row.MediaMimeType,
            MediaUrl = row.MediaUrl,
            ReplyToExternalId = row.ReplyToExternalId,
            ChatUuid = chat?.Id ?? row.ChatId,
            ChatId = ChatIdOf(envelope.GetProperty("payload")) ?? chat?.ExternalId,
            MessageId = row.MessageId,
            PersonId = row.PersonId,
            CausationId = links.Causes.TryGetValue(row.Id, out var cause) ? cause : null,
            IdempotencyKey = row.UniqueKey,
            Status = row.Status,
            ErrorMessage = row.ErrorMessage,
            ReceivedAt = row.ReceivedAt.ToTime(),
            ProcessedAt = row.ProcessedAt.ToTime(),
            DeliveredAt = row.DeliveredAt.ToTime(),
            ReadAt = row.ReadAt.ToTime(),
            RawPayload = WithOmnisKeys(envelope.GetProperty("payload")),
            Metadata = envelope.GetProperty("metadata"),
        };
    }

    /// <summary>The payload; of a message also with the sender's name and its key where Omni's command line looks for them.</summary>
    private static JsonElement WithOmnisKeys(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object || !payload.TryGetProperty("rawPayload", out var raw)
            || raw.ValueKind != JsonValueKind.Object)
        {
            return payload;
        }

        var members = JsonObject.Create(payload)!;
        if (raw.TryGetProperty("pushName", out var name)) members["pushName"] = JsonValue.Create(name);
        var isFromMe = raw.TryGetProperty("isFromMe", out var own) && own.ValueKind == JsonValueKind.True;
        members["key"] = new JsonObject { ["fromMe"] = isFromMe };
        return JsonSerializer.SerializeToElement(members);
    }

    private static string? ChatIdOf(JsonElement payload) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("chatId", out var chatId)
        && chatId.ValueKind == JsonValueKind.String ? chatId.GetString() : null;
}
