using System.Collections.Concurrent;

namespace Omni.Channels.Sdk.Instances;

/// <summary>The state of every instance of a plugin. Thread safe.</summary>
public sealed class InstanceManager(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, InstanceState> _instances = new();

    /// <summary>All tracked instances.</summary>
    public IReadOnlyCollection<Guid> AllIds => [.. _instances.Keys];

    /// <summary>The instances whose state is <see cref="ConnectionState.Connected"/>.</summary>
    public IReadOnlyCollection<Guid> ConnectedIds => [.. _instances.Values.Where(i => i.Status.IsConnected).Select(i => i.InstanceId)];

    /// <summary>Whether the instance's state is <see cref="ConnectionState.Connected"/>; false when it is not tracked.</summary>
    public bool IsConnected(Guid instanceId) => _instances.TryGetValue(instanceId, out var state) && state.Status.IsConnected;

    /// <summary>All tracked instances with their state.</summary>
    public IReadOnlyCollection<InstanceState> All => [.. _instances.Values];

    /// <summary>Begins to track an instance, as <c>connecting</c>, or gives a tracked one new settings.</summary>
    public InstanceState Track(Guid instanceId, InstanceConfig config)
    {
        var now = time.GetUtcNow();
        var connecting = new ConnectionStatus { State = ConnectionState.Connecting, Since = now };
        return _instances.AddOrUpdate(
            instanceId,
            id => new InstanceState { InstanceId = id, Config = config, Status = connecting, CreatedAt = now },
            (_, known) => known with { Config = config, Status = connecting });
    }

    /// <summary>The state of an instance, or null when it is not tracked.</summary>
    public InstanceState? Get(Guid instanceId) => _instances.GetValueOrDefault(instanceId);

    /// <summary>The connection status; of an unknown instance <c>disconnected</c>, "Instance not found".</summary>
    public ConnectionStatus GetStatus(Guid instanceId) => Get(instanceId)?.Status ?? ConnectionStatus.NotFound(time.GetUtcNow());

    /// <summary>Sets the status of a tracked instance; answers the one before, or null when the instance is not tracked.</summary>
    public ConnectionStatus? SetStatus(Guid instanceId, ConnectionStatus status)
    {
        while (_instances.TryGetValue(instanceId, out var known))
        {
            if (_instances.TryUpdate(instanceId, known with { Status = status }, known)) return known.Status;
        }

        return null;
    }

    /// <summary>Marks an instance active now.</summary>
    public void RecordActivity(Guid instanceId)
    {
        if (_instances.TryGetValue(instanceId, out var known))
            _instances.TryUpdate(instanceId, known with { LastActivityAt = time.GetUtcNow() }, known);
    }

    /// <summary>Forgets an instance; answers whether it was tracked.</summary>
    public bool Remove(Guid instanceId) => _instances.TryRemove(instanceId, out _);

    /// <summary>Forgets all.</summary>
    public void Clear() => _instances.Clear();
}
