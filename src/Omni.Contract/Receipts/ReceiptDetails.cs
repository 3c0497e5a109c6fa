using System.Text.Json.Serialization;

namespace Omni.Contract.Receipts;

/// <summary>What was shown to whom.</summary>
public sealed record ReceiptDetails
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat.</summary>
    public required Guid ChatId { get; init; }

    /// <summary>The message that is read up to, by its id in this host; null when the chat has none.</summary>
    public required Guid? MessageId { get; init; }

    /// <summary>The same message as the channel names it; null when there is none, and for a key without <c>messages:read</c>.</summary>
    public required string? ExternalMessageId { get; init; }

    /// <summary>How many messages were named; of several only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MessageCount { get; init; }

    /// <summary>What is shown; of a presence only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>For how long it shows at most, in ms; of a presence only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Duration { get; init; }
}
