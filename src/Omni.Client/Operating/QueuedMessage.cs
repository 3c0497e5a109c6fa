namespace Omni.Client.Operating;

/// <summary>A message's place in the outbox,.</summary>
public sealed record QueuedMessage
{
    /// <summary>The message: our id of it.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat.</summary>
    public required Guid ChatId { get; init; }

    /// <summary><c>pending</c>, <c>sending</c>, <c>waiting</c>, <c>sent</c>, <c>failed</c>, <c>ambiguous</c> or <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it waits: <c>scheduled</c>, or the channel's code.</summary>
    public string? Reason { get; init; }

    /// <summary>The attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>The last error.</summary>
    public string? LastError { get; init; }

    /// <summary>When it was next attempt.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it is of no use any more; null when it always is.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
