namespace Omni.Contract.Sending;

/// <summary>What came of a request to send.</summary>
public static class SendStatus
{
    /// <summary>The channel has it.</summary>
    public const string Sent = "sent";

    /// <summary>It is stored and goes out in its turn.</summary>
    public const string Pending = "pending";

    /// <summary>It is stored and goes out at its time.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>It is stored, and something holds it.</summary>
    public const string Waiting = "waiting";
}
