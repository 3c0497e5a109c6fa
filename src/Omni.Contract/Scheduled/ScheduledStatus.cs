namespace Omni.Contract.Scheduled;

/// <summary>The states of a scheduled message.</summary>
public static class ScheduledStatus
{
    /// <summary>It waits for its time, or for its turn.</summary>
    public const string Pending = "pending";

    /// <summary>It is leaving, or left and its outcome is not known yet.</summary>
    public const string Sending = "sending";

    /// <summary>The channel accepted it.</summary>
    public const string Sent = "sent";

    /// <summary>It was not sent.</summary>
    public const string Failed = "failed";

    /// <summary>It was cancelled.</summary>
    public const string Canceled = "canceled";
}
