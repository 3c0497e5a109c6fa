using Omni.Contract.Outbox;

namespace Omni.Api.Storage.Rows;

/// <summary>An outgoing message. Its id is that of its message row.</summary>
internal sealed class OutboxRow
{
    /// <summary>The states in which the outcome is not known yet.</summary>
    public static readonly string[] Unfinished = [OutboxState.Pending, OutboxState.Waiting, OutboxState.Sending, OutboxState.Ambiguous];

    /// <summary>Order of the queue.</summary>
    public long Seq { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid ChatId { get; set; }

    /// <summary>
    /// <c>pending</c>, <c>sending</c>, <c>waiting</c> (until when, and why),
    /// <c>sent</c>, <c>failed</c>, <c>ambiguous</c>, <c>cancelled</c>.
    /// </summary>
    public required string State { get; set; }

    /// <summary>
    /// The first of the pieces of one long message; its own id when there is one piece. A piece is not sent once an earlier one has failed.
    /// </summary>
    public Guid RequestId { get; set; }

    /// <summary>The message as JSON.</summary>
    public required string Message { get; set; }

    /// <summary>The content to send instead when the service window has closed, as JSON.</summary>
    public string? Fallback { get; set; }
    public int Attempts { get; set; }

    /// <summary>The message is not sent before, Unix ms; 0 means at once.</summary>
    public long DueAt { get; set; }

    /// <summary>The message is not sent after, Unix ms; null means it never expires.</summary>
    public long? ExpiresAt { get; set; }

    /// <summary>Why it waits.</summary>
    public string? Reason { get; set; }
    public string? LastError { get; set; }
    public string? TraceParent { get; set; }

    /// <summary>
    /// When its turn begins, Unix ms: when it was accepted, or the requested time. It defines the order within a chat and the message's
    /// age.
    /// </summary>
    public long QueuedAt { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
