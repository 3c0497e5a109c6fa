namespace Omni.Api.Storage;

/// <summary>The part of a message that sending and receiving need.</summary>
internal sealed record MessageRef
{
    public required Guid Id { get; init; }
    public required Guid ChatId { get; init; }
    public required string ChatExternalId { get; init; }
    public string? ExternalId { get; init; }
    public required string DeliveryStatus { get; init; }
    public string? Text { get; init; }
    public required long PlatformTimestamp { get; init; }
}
