namespace Omni.Contract.Messages;

/// <summary>The values of <c>deliveryStatus</c>: the progress of a message. It only moves forward.</summary>
public static class DeliveryStatus
{
    /// <summary>Stored, but not yet accepted by the channel.</summary>
    public const string Pending = "pending";

    /// <summary>Accepted by the channel.</summary>
    public const string Sent = "sent";

    /// <summary>Not sent, or rejected by the channel later.</summary>
    public const string Failed = "failed";

    /// <summary>It reached the recipient's device.</summary>
    public const string Delivered = "delivered";

    /// <summary>Read; for a voice note: played.</summary>
    public const string Read = "read";
}
