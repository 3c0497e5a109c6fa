namespace Omni.Channels.Sdk.Messaging;

/// <summary>How far a failure reaches; the lane stops exactly that much.</summary>
public enum FailureReach
{
    /// <summary>This message only.</summary>
    Message,

    /// <summary>Everything to this recipient, for a time that grows fourfold with each refusal.</summary>
    Recipient,

    /// <summary>The pace of the instance: it sends more slowly, and creeps back.</summary>
    Pace,

    /// <summary>Everything of this instance: for a time, or, without one, until somebody acts.</summary>
    Instance,
}
