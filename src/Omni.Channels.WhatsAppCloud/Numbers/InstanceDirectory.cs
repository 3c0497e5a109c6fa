using System.Collections.Immutable;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// Finds instances by Meta's ids. Webhooks are routed only to owners: instances whose number Meta has confirmed and
/// the host has reserved. The directory includes instances that are being confirmed, so that their webhooks can be verified.
/// Reads do not block; a write replaces the whole content.
/// </summary>
internal sealed class InstanceDirectory
{
    private readonly Lock _writing = new();
    private ImmutableDictionary<Guid, Entry> _entries = ImmutableDictionary<Guid, Entry>.Empty;

    /// <summary>Identifies the current content: a different object after each write.</summary>
    public object Version => _entries;

    /// <summary>All known instances, owners first: an instance that only claims a number must not precede its owner.</summary>
    public IEnumerable<WhatsAppInstance> All => _entries.Values.OrderByDescending(e => e.IsOwner).Select(e => e.Instance);

    /// <summary>Adds an instance, or replaces the settings of a known one.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="isOwner">Whether the host has reserved its number for it already.</param>
    public void Set(WhatsAppInstance instance, bool isOwner)
    {
        lock (_writing) Put(new Entry(instance, isOwner, OwnsAccount: false));
    }

    /// <summary>Makes an instance the owner of its number; false when it was removed, or got other settings, in the meantime.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="ownsAccount">Whether Meta has confirmed the account that it names as well.</param>
    public bool Confirm(WhatsAppInstance instance, bool ownsAccount)
    {
        lock (_writing)
        {
            if (!ReferenceEquals(Find(instance.InstanceId), instance)) return false;
            Put(new Entry(instance, IsOwner: true, ownsAccount) { Number = NumberOf(instance.InstanceId) });
            return true;
        }
    }

    /// <summary>Records the number as Meta displays it, in digits.</summary>
    public void SetNumber(WhatsAppInstance instance, string? digits)
    {
        lock (_writing)
        {
            if (_entries.TryGetValue(instance.InstanceId, out var known) && ReferenceEquals(known.Instance, instance))
                _entries = _entries.SetItem(instance.InstanceId, known with { Number = digits });
        }
    }

    /// <summary>The digits of an instance's number; null until Meta has told them.</summary>
    public string? NumberOf(Guid instanceId) => _entries.GetValueOrDefault(instanceId)?.Number;

    public void Remove(Guid instanceId)
    {
        lock (_writing) _entries = _entries.Remove(instanceId);
    }

    /// <summary>A known instance, owner of its number or not.</summary>
    public WhatsAppInstance? Find(Guid instanceId) => _entries.GetValueOrDefault(instanceId)?.Instance;

    /// <summary>The instance, if it owns its number.</summary>
    public WhatsAppInstance? FindOwner(Guid instanceId) =>
        _entries.GetValueOrDefault(instanceId) is { IsOwner: true, Instance: var instance } ? instance : null;

    /// <summary>Whether the instance owns its number, and Meta has confirmed its account.</summary>
    public bool OwnsAccount(Guid instanceId) => _entries.GetValueOrDefault(instanceId) is { IsOwner: true, OwnsAccount: true };

    /// <summary>The owner of a number.</summary>
    public WhatsAppInstance? FindByPhoneNumberId(string phoneNumberId) =>
        _entries.Values.FirstOrDefault(e => e.IsOwner && e.Instance.PhoneNumberId == phoneNumberId)?.Instance;

    /// <summary>The owners of an account's numbers, whose account Meta has confirmed since they were made known.</summary>
    public IReadOnlyList<WhatsAppInstance> FindByBusinessAccountId(string businessAccountId) =>
        [.. _entries.Values.Where(e => e is { IsOwner: true, OwnsAccount: true } && e.Instance.BusinessAccountId == businessAccountId)
            .Select(e => e.Instance)];

    /// <summary>The host's database decides who owns a number: an earlier owner in this directory loses it.</summary>
    private void Put(Entry entry)
    {
        var next = _entries.ToBuilder();
        if (entry.IsOwner)
        {
            foreach (var other in _entries.Values.Where(e => e.IsOwner && e.Instance.PhoneNumberId == entry.Instance.PhoneNumberId))
                next[other.Instance.InstanceId] = other with { IsOwner = false };
        }

        next[entry.Instance.InstanceId] = entry;
        _entries = next.ToImmutable();
    }

    private sealed record Entry(WhatsAppInstance Instance, bool IsOwner, bool OwnsAccount)
    {
        /// <summary>The number as Meta displays it, in digits.</summary>
        public string? Number { get; init; }
    }
}
