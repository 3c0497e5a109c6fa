namespace Omni.Api.Storage.Rows;

/// <summary>An event, with the columns that REST filters by and the envelope that consumers get.</summary>
internal sealed class EventRow
{
    /// <summary>Order of the events; the relay follows it.</summary>
    public long Seq { get; set; }
    public Guid Id { get; set; }

    /// <summary>Identifies a repetition of an earlier event of the instance.</summary>
    public string? UniqueKey { get; set; }
    public string? ExternalId { get; set; }
    public string? Channel { get; set; }
    public Guid? InstanceId { get; set; }
    public required string EventType { get; set; }

    /// <summary><c>inbound</c>, <c>outbound</c>, or null for events other than messages.</summary>
    public string? Direction { get; set; }
    public string? ContentType { get; set; }
    public string? TextContent { get; set; }
    public string? MediaMimeType { get; set; }
    public string? MediaUrl { get; set; }
    public string? ReplyToExternalId { get; set; }
    public Guid? ChatId { get; set; }
    public Guid? MessageId { get; set; }
    public Guid? PersonId { get; set; }
    public required string Status { get; set; }
    public string? ErrorMessage { get; set; }
    public long ReceivedAt { get; set; }
    public long ProcessedAt { get; set; }
    public long? DeliveredAt { get; set; }
    public long? ReadAt { get; set; }

    /// <summary>The whole event as consumers get it.</summary>
    public required string Envelope { get; set; }
}
