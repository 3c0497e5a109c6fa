namespace Omni.Api.Projections;

/// <summary>
/// Tells the rooms that hold chats in memory which of them were merged. It is told inside the transaction: a chat named here may turn out
/// not to be merged, so only the order of work may depend on it.
/// </summary>
internal sealed class MergedChats
{
    private Action<Guid, Guid, Guid>? _told;

    /// <summary>Adds a listener: the instance, the chat that is gone, and the chat that has its messages now.</summary>
    public void Subscribe(Action<Guid, Guid, Guid> told) => _told += told;

    public void Tell(Guid instanceId, Guid from, Guid into) => _told?.Invoke(instanceId, from, into);
}
