using System.Text.Json.Serialization;

namespace Omni.Api.Outbox;

/// <summary>The answer to a send.</summary>
internal sealed record SentMessage
{
    /// <summary>Our id.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The channel's id (for WhatsApp the wamid).</summary>
    public required string ExternalMessageId { get; init; }
    public string Status { get; init; } = "sent";
    public required Guid InstanceId { get; init; }
    public required string To { get; init; }

    /// <summary>Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Every message that a long text became, the first one included; null when it is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SendOutcome.Piece>? Parts { get; init; }
}
