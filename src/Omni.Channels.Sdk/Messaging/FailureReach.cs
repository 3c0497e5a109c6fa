namespace Omni.Channels.Sdk.Messaging;

/// <summary>How far a failure reaches; the lane stops exactly that much.</summary>
public enum FailureReach
{
    /// <summary>This message only.</summary>
    Message,

    /// <summary>Everything to this recipient, for a time.</summary>
    Recipient,

    /// <summary>Everything of this instance.</summary>
    Instance,
}
