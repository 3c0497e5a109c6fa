using System.Text.Json;

namespace Omni.Client.Events;

/// <summary>An event.</summary>
public sealed record EventRecord
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel's id.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>The instance.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The event type, such as <c>message.received</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The direction.</summary>
    public string? Direction { get; init; }

    /// <summary>The content type.</summary>
    public string? ContentType { get; init; }

    /// <summary>The text content.</summary>
    public string? TextContent { get; init; }

    /// <summary>The media mime type.</summary>
    public string? MediaMimeType { get; init; }

    /// <summary>The media url.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>The reply to external id.</summary>
    public string? ReplyToExternalId { get; init; }

    /// <summary>The chat.</summary>
    public Guid? ChatId { get; init; }

    /// <summary>The message: our id of it.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Its state.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was processed.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }

    /// <summary>When it was delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The event's payload as consumers got it.</summary>
    public JsonElement? RawPayload { get; init; }

    /// <summary>The metadata.</summary>
    public JsonElement? Metadata { get; init; }
}
