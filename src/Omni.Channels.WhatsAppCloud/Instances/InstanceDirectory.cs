using System.Collections.Immutable;

namespace Omni.Channels.WhatsAppCloud.Instances;

/// <summary>Finds instances by what Meta names. Reads never wait; a write replaces the whole picture.</summary>
internal sealed class InstanceDirectory
{
    private ImmutableDictionary<Guid, WhatsAppInstance> _instances = ImmutableDictionary<Guid, WhatsAppInstance>.Empty;

    /// <summary>Stands for the picture as it is now: after a write it is another object.</summary>
    public object Version => _instances;

    public IEnumerable<WhatsAppInstance> All => _instances.Values;

    public void Set(WhatsAppInstance instance) => ImmutableInterlocked.AddOrUpdate(ref _instances, instance.InstanceId, instance, (_, _) => instance);

    public void Remove(Guid instanceId) => ImmutableInterlocked.TryRemove(ref _instances, instanceId, out _);

    public WhatsAppInstance? Find(Guid instanceId) => _instances.GetValueOrDefault(instanceId);

    public WhatsAppInstance? FindByPhoneNumberId(string phoneNumberId) => _instances.Values.FirstOrDefault(i => i.PhoneNumberId == phoneNumberId);

    public IReadOnlyList<WhatsAppInstance> FindByBusinessAccountId(string businessAccountId) =>
        [.. _instances.Values.Where(i => i.BusinessAccountId == businessAccountId)];
}
