using System.Text.Json;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Outbox;

/// <summary>
/// A message that waits in a lane: its place, what its outbox row says, and what its tries met. What the row says is in memory shortly
/// before the message's turn only.
/// </summary>
internal sealed class QueuedMessage(long seq, Guid id, Guid chatId)
{
    private OutgoingMessage? _outgoing;

    public long Seq => seq;
    public Guid Id => id;
    public Guid ChatId => chatId;

    /// <summary>When it entered the lane, ms of the lane's own clock.</summary>
    public long Since { get; set; }

    /// <summary>Whether what the row says is in memory: what follows up to <see cref="FollowsAnother"/>.</summary>
    public bool IsLoaded => _outgoing is not null;

    /// <summary>What the channel sends.</summary>
    public OutgoingMessage Outgoing => _outgoing ?? throw new InvalidOperationException($"{id} is on disk only");

    /// <summary>The content to send instead when the service window has closed.</summary>
    public MessageContent? Fallback { get; private set; }

    public Guid InstanceId { get; private set; }

    /// <summary>The first message of the same request.</summary>
    public Guid RequestId { get; private set; }

    public string? TraceParent { get; private set; }

    /// <summary>When its turn began, Unix ms.</summary>
    public long QueuedAtUnixMs { get; private set; }

    /// <summary>The message is not sent before, Unix ms; 0 means at once.</summary>
    public long DueAtUnixMs { get; private set; }

    /// <summary>The message is not sent after, Unix ms; null means it never expires.</summary>
    public long? ExpiresAtUnixMs { get; private set; }

    /// <summary>Whether an earlier piece of the same long message comes before it.</summary>
    public bool FollowsAnother => RequestId != id;

    /// <summary>Tries that met trouble of the message's own.</summary>
    public int Strikes { get; set; }

    /// <summary>Refusals that were about the message or met trouble of the service.</summary>
    public int Refusals { get; set; }

    /// <summary>Refusals because its recipient got too many messages.</summary>
    public int Holds { get; set; }

    /// <summary>How many messages of the lane had been answered properly when it last met trouble; null before.</summary>
    public long? AnsweredAtTrouble { get; set; }

    /// <summary>
    /// Whether the channel may have accepted it although it answered that it had not. Reports that arrive in the pause must take effect
    /// before the next try.
    /// </summary>
    public bool IsInDoubt { get; set; }

    /// <summary>The last webhook that arrived in the pause; null until the pause is over.</summary>
    public long? ReportsUpTo { get; set; }

    /// <summary>The message of a row; null when the row cannot be read, with the fault.</summary>
    public static QueuedMessage? TryRead(OutboxRow row, out Exception? fault)
    {
        var message = new QueuedMessage(row.Seq, row.Id, row.ChatId);
        return message.TryLoad(row, out fault) ? message : null;
    }

    /// <summary>The message of a row that was just stored.</summary>
    public static QueuedMessage Of(OutboxRow row, long seq, OutgoingMessage outgoing, MessageContent? fallback)
    {
        var message = new QueuedMessage(seq, row.Id, row.ChatId);
        message.Load(row, outgoing, fallback);
        return message;
    }

    /// <summary>Reads what the row says. False when it cannot be read, with the fault.</summary>
    public bool TryLoad(OutboxRow row, out Exception? fault)
    {
        try
        {
            var outgoing = JsonSerializer.Deserialize<OutgoingMessage>(row.Message, OmniJson.Options)
                ?? throw new JsonException($"Outbox row {row.Id} holds no message");
            Load(row, outgoing, row.Fallback is { } json ? JsonSerializer.Deserialize<MessageContent>(json, OmniJson.Options) : null);
            fault = null;
            return true;
        }
        catch (Exception e)
        {
            // Any exception of a converter on damaged text concerns this row alone; no other row waits for it.
            fault = e;
            return false;
        }
    }

    /// <summary>Leaves what the row says on disk, until the message's turn.</summary>
    public void Unload() => (_outgoing, Fallback, TraceParent) = (null, null, null);

    /// <summary>The message is due now, whatever time its row names.</summary>
    public void BringForward() => DueAtUnixMs = 0;

    private void Load(OutboxRow row, OutgoingMessage outgoing, MessageContent? fallback)
    {
        (_outgoing, Fallback, TraceParent) = (outgoing, fallback, row.TraceParent);
        (InstanceId, RequestId) = (row.InstanceId, row.RequestId);
        (QueuedAtUnixMs, DueAtUnixMs, ExpiresAtUnixMs) = (row.QueuedAt, row.DueAt, row.ExpiresAt);
    }
}
