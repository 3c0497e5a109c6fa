using Omni.Contract.Messages;

namespace Omni.Contract.Events.Payloads;

/// <summary>A report about an outbound message: sent, delivered, read or failed.</summary>
public abstract record ReportPayload : EventPayload
{
    /// <summary>What the channel charges; null when this report does not say.</summary>
    public MessagePricing? Pricing { get; init; }

    /// <summary>The charged conversation; null when this report names none.</summary>
    public MessageConversation? Conversation { get; init; }
}
