using System.Text.Json;
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
        TextContent = null,
        MediaUrl = null,
        ReplyToExternalId = null,
        ErrorMessage = ContentMask.Numbers(record.ErrorMessage),
        RawPayload = record.RawPayload is { } payload ? EnvelopeMask.Payload(payload) : null,
        Metadata = ContentMask.Numbers(record.Metadata),
    };

    public static EventRecord Of(EventRow row)
    {
        var envelope = JsonElement.Parse(row.Envelope);
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
            ChatId = row.ChatId,
            MessageId = row.MessageId,
            PersonId = row.PersonId,
            Status = row.Status,
            ErrorMessage = row.ErrorMessage,
            ReceivedAt = row.ReceivedAt.ToTime(),
            ProcessedAt = row.ProcessedAt.ToTime(),
            DeliveredAt = row.DeliveredAt.ToTime(),
            ReadAt = row.ReadAt.ToTime(),
            RawPayload = envelope.GetProperty("payload"),
            Metadata = envelope.GetProperty("metadata"),
        };
    }
}
