namespace Omni.Api.Erasure;

/// <summary>The steps in their order: nothing leaves any more, then what was said, then what tells of it.</summary>
internal sealed class ErasureSteps(
    PendingSends sends, DirectChats chats, GroupTraces groups, EventTraces events, InboxTraces webhooks, DeadLetterTraces deadLetters,
    AuditTraces audit)
{
    public IReadOnlyList<IErasureStep> All { get; } = [sends, chats, groups, events, webhooks, deadLetters, audit];
}
