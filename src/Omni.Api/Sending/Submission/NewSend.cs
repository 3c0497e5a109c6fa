using Omni.Api.Persistence.Rows;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Submission;

/// <summary>A request to send, checked and prepared, on its way to disk.</summary>
internal sealed record NewSend
{
    public required Guid InstanceId { get; init; }
    public required string Channel { get; init; }

    /// <summary>The message, or the pieces of a long one in their order.</summary>
    public required IReadOnlyList<OutgoingMessage> Pieces { get; init; }

    /// <summary>The media that it brings.</summary>
    public MediaRow? Media { get; init; }

    /// <summary>Whether it passes only while the recipient's service window is open.</summary>
    public bool NeedsOpenWindow { get; init; }

    /// <summary>What goes out instead when it has closed.</summary>
    public MessageContent? Fallback { get; init; }

    /// <summary>Not before, Unix ms; null means at once.</summary>
    public long? SendAtUnixMs { get; init; }

    /// <summary>Not after, Unix ms; null: always of use.</summary>
    public long? ExpiresAtUnixMs { get; init; }

    public IdempotencyKey? Idempotency { get; init; }

    /// <summary>When it was taken, Unix ms.</summary>
    public required long TakenAtUnixMs { get; init; }

    /// <summary>W3C trace parent of the request.</summary>
    public string? TraceParent { get; init; }
}
