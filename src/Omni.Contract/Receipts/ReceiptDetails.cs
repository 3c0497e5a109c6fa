using System.Text.Json.Serialization;

namespace Omni.Contract.Receipts;

/// <summary>The details of a read receipt or a presence.</summary>
public sealed record ReceiptDetails
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat.</summary>
    public required Guid ChatId { get; init; }

    /// <summary>The id in this host of the newest message marked as read; null when the chat has none.</summary>
    public required Guid? MessageId { get; init; }

    /// <summary>The channel's id of the same message; null when there is none, and for a key without <c>messages:read</c>.</summary>
    public required string? ExternalMessageId { get; init; }

    /// <summary>The number of messages given; null unless several were given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MessageCount { get; init; }

    /// <summary>The type of presence; null for a read receipt.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>The maximum duration, in ms; null for a read receipt.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Duration { get; init; }
}
