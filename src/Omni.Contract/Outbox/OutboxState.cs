namespace Omni.Contract.Outbox;

/// <summary>The states of a message in the outbox.</summary>
public static class OutboxState
{
    /// <summary>Not tried yet.</summary>
    public const string Pending = "pending";

    /// <summary>Scheduled, or waiting for a retry.</summary>
    public const string Waiting = "waiting";

    /// <summary>It is being sent.</summary>
    public const string Sending = "sending";

    /// <summary>The channel accepted it.</summary>
    public const string Sent = "sent";

    /// <summary>It was rejected, or the host gave up.</summary>
    public const string Failed = "failed";

    /// <summary>It was sent without a response; a status webhook or a timeout settles it.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>It was cancelled before it was sent.</summary>
    public const string Cancelled = "cancelled";
}
