using System.Text.Json;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Outbox;

/// <summary>An outbox row held by a lane.</summary>
internal sealed record QueuedMessage
{
    public required long Seq { get; init; }
    public required Guid InstanceId { get; init; }
    public required Guid ChatId { get; init; }
    public required Guid RequestId { get; init; }
    public string? TraceParent { get; init; }
    public required OutgoingMessage Message { get; init; }

    /// <summary>The content to send instead when the service window has closed.</summary>
    public MessageContent? Fallback { get; init; }

    /// <summary>When its turn began, Unix ms.</summary>
    public required long QueuedAtUnixMs { get; init; }

    /// <summary>The message is not sent before, Unix ms; 0 means at once.</summary>
    public long DueAtUnixMs { get; init; }

    /// <summary>The message is not sent after, Unix ms; null means it never expires.</summary>
    public long? ExpiresAtUnixMs { get; init; }

    /// <summary>Whether an earlier piece of the same long message comes before it.</summary>
    public bool FollowsAnother => RequestId != Message.Id;

    /// <summary>The message; null when its row cannot be read, with the fault.</summary>
    public static QueuedMessage? TryRead(OutboxRow row, out Exception? fault)
    {
        try
        {
            fault = null;
            return Of(row);
        }
        catch (Exception e)
        {
            // Any exception of a converter on damaged text concerns this row alone; no other row waits for it.
            fault = e;
            return null;
        }
    }

    /// <summary>A row that was just stored, whose message is in memory.</summary>
    public static QueuedMessage Of(OutboxRow row, long seq, OutgoingMessage message, MessageContent? fallback) => new()
    {
        Seq = seq,
        InstanceId = row.InstanceId,
        ChatId = row.ChatId,
        RequestId = row.RequestId,
        TraceParent = row.TraceParent,
        Message = message,
        Fallback = fallback,
        QueuedAtUnixMs = row.QueuedAt,
        DueAtUnixMs = row.DueAt,
        ExpiresAtUnixMs = row.ExpiresAt,
    };

    private static QueuedMessage Of(OutboxRow row) => Of(
        row,
        row.Seq,
        JsonSerializer.Deserialize<OutgoingMessage>(row.Message, OmniJson.Options)
        ?? throw new JsonException($"Outbox row {row.Id} holds no message"),
        row.Fallback is { } json ? JsonSerializer.Deserialize<MessageContent>(json, OmniJson.Options) : null);
}
