namespace Omni.Api.Storage;

/// <summary>The part of a message that sending and receiving need.</summary>
internal sealed record MessageRef
{
    public required Guid Id { get; init; }
    public required Guid ChatId { get; init; }
    public required string ChatExternalId { get; init; }
    public string? ExternalId { get; init; }
    public required string DeliveryStatus { get; init; }

    /// <summary>What the channel does with it instead of sending it; null when it sends it.</summary>
    public string? ChannelStatus { get; init; }
    public string? Text { get; init; }

    /// <summary>The first event of the message; of an outgoing one, that it was sent.</summary>
    public Guid? OriginalEventId { get; init; }

    /// <summary>What the caller of an outgoing message links its events by.</summary>
    public string? CorrelationId { get; init; }
    public required long PlatformTimestamp { get; init; }
}
