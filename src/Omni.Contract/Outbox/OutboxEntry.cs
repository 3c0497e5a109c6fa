namespace Omni.Contract.Outbox;

/// <summary>A message in the outbox.</summary>
public sealed record OutboxEntry
{
    /// <summary>The message's id in this host.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The instance that sends it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat it belongs to.</summary>
    public required Guid ChatId { get; init; }

    /// <summary><c>pending</c>, <c>sending</c>, <c>waiting</c>, <c>sent</c>, <c>failed</c>, <c>ambiguous</c> or <c>cancelled</c>.</summary>
    [WordsOf(typeof(OutboxState))]
    public required string State { get; init; }

    /// <summary>Why it waits: <c>scheduled</c>, or the channel's code; null when it does not wait.</summary>
    public string? Reason { get; init; }

    /// <summary>The number of send attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>The last error; null when there was none.</summary>
    public string? LastError { get; init; }

    /// <summary>When the next attempt is due; null unless one is scheduled.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it expires; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the request was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
