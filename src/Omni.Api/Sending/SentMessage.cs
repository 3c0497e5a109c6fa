using System.Text.Json.Serialization;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;
using Omni.Channels.Sdk.Contents;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending;

/// <summary>The answer to a send.</summary>
internal sealed record SentMessage
{
    /// <summary>Our id.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The channel's id (for WhatsApp the wamid).</summary>
    public required string ExternalMessageId { get; init; }
    public string Status { get; init; } = OutboxState.Sent;
    public required Guid InstanceId { get; init; }
    public required string To { get; init; }

    /// <summary>Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Every message that a long text became, the first one included; null when it is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SendOutcome.Piece>? Parts { get; init; }

    /// <summary>Of media: what kind it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MediaType { get; init; }

    public static SentMessage Of(SendCommand command, SendOutcome.Sent sent) => new()
    {
        MessageId = sent.Pieces[0].MessageId,
        ExternalMessageId = sent.Pieces[0].ExternalMessageId,
        InstanceId = command.InstanceId,
        To = command.To,
        Timestamp = sent.TakenAt.ToUnixTimeMilliseconds(),
        Parts = sent.Pieces.Count > 1 ? sent.Pieces : null,
        MediaType = command.Content is MediaContent media ? media.Type : null,
    };
}
