using System.Text.Json;
using Omni.Api.Access;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Events;

/// <summary>An event as REST shows it.</summary>
internal sealed record EventView
{
    public required Guid Id { get; init; }
    public string? ExternalId { get; init; }
    public string? Channel { get; init; }
    public Guid? InstanceId { get; init; }
    public required string EventType { get; init; }
    public string? Direction { get; init; }
    public string? ContentType { get; init; }
    public string? TextContent { get; init; }
    public string? MediaMimeType { get; init; }
    public string? MediaUrl { get; init; }
    public string? ReplyToExternalId { get; init; }
    public Guid? ChatId { get; init; }
    public Guid? MessageId { get; init; }
    public Guid? PersonId { get; init; }
    public required string Status { get; init; }
    public string? ErrorMessage { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset ProcessedAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The event's payload as consumers got it.</summary>
    public JsonElement? RawPayload { get; init; }
    public JsonElement? Metadata { get; init; }

    /// <summary>The event as a key may see it: without <see cref="Caller.Content"/> nothing that somebody wrote, and no number.</summary>
    public EventView For(Caller caller) => caller.SeesContent ? this : this with
    {
        ExternalId = null,
        TextContent = null,
        MediaUrl = null,
        ReplyToExternalId = null,
        ErrorMessage = ContentMask.Numbers(ErrorMessage),
        RawPayload = RawPayload is { } payload ? EnvelopeMask.Payload(payload) : null,
        Metadata = ContentMask.Numbers(Metadata),
    };

    public static EventView Of(EventRow row)
    {
        var envelope = JsonElement.Parse(row.Envelope);
        return new EventView
        {
            Id = row.Id,
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
