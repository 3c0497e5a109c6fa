namespace Omni.Contract.Sending;

/// <summary>The outcomes of a send request.</summary>
public static class SendStatus
{
    /// <summary>The channel accepted it.</summary>
    public const string Sent = "sent";

    /// <summary>It is stored and waits for its turn.</summary>
    public const string Pending = "pending";

    /// <summary>It is stored and will be sent at its time.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>It is stored and held.</summary>
    public const string Waiting = "waiting";
}
