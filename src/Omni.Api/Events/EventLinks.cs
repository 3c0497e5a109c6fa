namespace Omni.Api.Events;

/// <summary>What other rows know of some events.</summary>
/// <param name="Chats">The chats by the ids in the events: the current id and the channel's own.</param>
/// <param name="Causes">The event that caused each event, by its id.</param>
internal sealed record EventLinks(
    IReadOnlyDictionary<Guid, (Guid Id, string ExternalId)> Chats, IReadOnlyDictionary<Guid, Guid> Causes)
{
    public static readonly EventLinks None = new(new Dictionary<Guid, (Guid, string)>(), new Dictionary<Guid, Guid>());
}
