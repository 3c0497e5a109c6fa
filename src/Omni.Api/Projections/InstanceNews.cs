using System.Collections.Concurrent;

namespace Omni.Api.Projections;

/// <summary>Tells rooms that act on it that a channel's server reported something about an instance, after this took effect.</summary>
internal sealed class InstanceNews
{
    private readonly ConcurrentDictionary<Action<Guid>, bool> _handlers = new();

    /// <summary>Calls the handler with each instance from now on. Handlers return at once.</summary>
    public void Follow(Action<Guid> handler) => _handlers[handler] = true;

    public void Leave(Action<Guid> handler) => _handlers.TryRemove(handler, out _);

    public void Tell(Guid instanceId)
    {
        foreach (var handler in _handlers.Keys) handler(instanceId);
    }
}
