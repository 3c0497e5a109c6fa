namespace Omni.Contract.Messages;

/// <summary>How far a message has come on its way to the other side. It only moves forward.</summary>
public static class DeliveryStatus
{
    /// <summary>Stored, not yet accepted by the channel.</summary>
    public const string Pending = "pending";

    /// <summary>Accepted by the channel.</summary>
    public const string Sent = "sent";

    /// <summary>Not sent, or refused afterwards.</summary>
    public const string Failed = "failed";

    /// <summary>On the other side's device.</summary>
    public const string Delivered = "delivered";

    /// <summary>Read, or of a voice note played.</summary>
    public const string Read = "read";
}
