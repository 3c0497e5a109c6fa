namespace Omni.Channels.Sdk.Messaging;

/// <summary>What a failure affects: the lane holds back only these messages.</summary>
public enum FailureReach
{
    /// <summary>This message only.</summary>
    Message,

    /// <summary>All messages to this recipient, for a time that quadruples with each refusal.</summary>
    Recipient,

    /// <summary>The send rate of the instance: it drops and then recovers gradually.</summary>
    Pace,

    /// <summary>All messages of this instance: for the given time, or without one until an operator acts.</summary>
    Instance,
}
