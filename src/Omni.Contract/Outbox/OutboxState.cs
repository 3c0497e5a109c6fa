namespace Omni.Contract.Outbox;

/// <summary>The states of a message in the outbox.</summary>
public static class OutboxState
{
    /// <summary>Not yet begun with.</summary>
    public const string Pending = "pending";

    /// <summary>Waits for a time: scheduled, or tried again later.</summary>
    public const string Waiting = "waiting";

    /// <summary>It is leaving.</summary>
    public const string Sending = "sending";

    /// <summary>The channel accepted it.</summary>
    public const string Sent = "sent";

    /// <summary>It was refused, or given up.</summary>
    public const string Failed = "failed";

    /// <summary>It left and got no answer; a status, or time, settles it.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>It was taken back before it left.</summary>
    public const string Cancelled = "cancelled";
}
