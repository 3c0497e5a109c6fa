namespace Omni.Api.Erasure;

/// <summary>The steps in order: waiting sends, then messages, then their traces.</summary>
internal sealed class ErasureSteps(
    PendingSends sends, DirectChats chats, GroupTraces groups, EventTraces events, InboxTraces webhooks, DeadLetterTraces deadLetters,
    AuditTraces audit, ConsumerTraces consumers)
{
    public IReadOnlyList<IErasureStep> All { get; } = [sends, chats, groups, events, webhooks, deadLetters, audit, consumers];
}
