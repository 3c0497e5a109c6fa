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
    private Content _content = Content.Empty;

    /// <summary>Identifies the current content: a different object after each write.</summary>
    public object Version => _content;

    /// <summary>All known instances, owners first: an instance that only claims a number must not precede its owner.</summary>
    public IEnumerable<WhatsAppInstance> All => _content.Entries.Values.OrderByDescending(e => e.IsOwner).Select(e => e.Instance);

    /// <summary>Adds an instance, or replaces the settings of a known one.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="isOwner">Whether the host has reserved its number for it already.</param>
    public void Set(WhatsAppInstance instance, bool isOwner)
    {
        lock (_writing) _content = _content.With(new Entry(instance, isOwner, OwnsAccount: false));
    }

    /// <summary>Makes an instance the owner of its number; false when it was removed, or got other settings, in the meantime.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="ownsAccount">Whether Meta has confirmed the account that it names as well.</param>
    public bool Confirm(WhatsAppInstance instance, bool ownsAccount)
    {
        lock (_writing)
        {
            if (!ReferenceEquals(Find(instance.InstanceId), instance)) return false;
            _content = _content.With(new Entry(instance, IsOwner: true, ownsAccount) { Number = NumberOf(instance.InstanceId) });
            return true;
        }
    }

    /// <summary>Records the number as Meta displays it, in digits.</summary>
    public void SetNumber(WhatsAppInstance instance, string? digits)
    {
        lock (_writing)
        {
            if (_content.Find(instance.InstanceId) is { } known && ReferenceEquals(known.Instance, instance))
                _content = _content.With(known with { Number = digits });
        }
    }

    /// <summary>The digits of an instance's number; null until Meta has told them.</summary>
    public string? NumberOf(Guid instanceId) => _content.Find(instanceId)?.Number;

    public void Remove(Guid instanceId)
    {
        lock (_writing) _content = _content.Without(instanceId);
    }

    /// <summary>A known instance, owner of its number or not.</summary>
    public WhatsAppInstance? Find(Guid instanceId) => _content.Find(instanceId)?.Instance;

    /// <summary>The instance, if it owns its number.</summary>
    public WhatsAppInstance? FindOwner(Guid instanceId) =>
        _content.Find(instanceId) is { IsOwner: true, Instance: var instance } ? instance : null;

    /// <summary>Whether the instance owns its number, and Meta has confirmed its account.</summary>
    public bool OwnsAccount(Guid instanceId) => _content.Find(instanceId) is { IsOwner: true, OwnsAccount: true };

    /// <summary>The owner of a number.</summary>
    public WhatsAppInstance? FindByPhoneNumberId(string phoneNumberId) => _content.OwnerOf(phoneNumberId)?.Instance;

    /// <summary>The owners of an account's numbers, whose account Meta has confirmed since they were made known.</summary>
    public IReadOnlyList<WhatsAppInstance> FindByBusinessAccountId(string businessAccountId) =>
        [.. _content.OwnersOf(businessAccountId).Select(e => e.Instance)];

    private sealed record Entry(WhatsAppInstance Instance, bool IsOwner, bool OwnsAccount)
    {
        /// <summary>The number as Meta displays it, in digits.</summary>
        public string? Number { get; init; }
    }

    /// <summary>Instances with their indexes: a webhook finds its instance in the same time, whatever their number.</summary>
    private sealed record Content(
        ImmutableDictionary<Guid, Entry> Entries, ImmutableDictionary<string, Guid> Owners,
        ImmutableDictionary<string, ImmutableHashSet<Guid>> Accounts)
    {
        public static readonly Content Empty = new(
            ImmutableDictionary<Guid, Entry>.Empty, ImmutableDictionary.Create<string, Guid>(StringComparer.Ordinal),
            ImmutableDictionary.Create<string, ImmutableHashSet<Guid>>(StringComparer.Ordinal));

        public Entry? Find(Guid instanceId) => Entries.GetValueOrDefault(instanceId);

        public Entry? OwnerOf(string phoneNumberId) => Owners.TryGetValue(phoneNumberId, out var id) ? Entries[id] : null;

        public IEnumerable<Entry> OwnersOf(string businessAccountId) =>
            Accounts.TryGetValue(businessAccountId, out var ids) ? ids.Select(id => Entries[id]) : [];

        /// <summary>The host's database decides who owns a number: an earlier owner in this directory loses it.</summary>
        public Content With(Entry entry)
        {
            var (id, number) = (entry.Instance.InstanceId, entry.Instance.PhoneNumberId);
            var rest = Without(id);
            if (!entry.IsOwner) return rest with { Entries = rest.Entries.Add(id, entry) };
            if (rest.OwnerOf(number) is { } earlier) rest = rest.With(earlier with { IsOwner = false });
            return new Content(
                rest.Entries.Add(id, entry), rest.Owners.Add(number, id),
                entry.OwnsAccount ? rest.WithAccount(entry.Instance.BusinessAccountId, id) : rest.Accounts);
        }

        public Content Without(Guid instanceId)
        {
            if (Find(instanceId) is not { } entry) return this;
            return new Content(
                Entries.Remove(instanceId), entry.IsOwner ? Owners.Remove(entry.Instance.PhoneNumberId) : Owners,
                WithoutAccount(entry.Instance.BusinessAccountId, instanceId));
        }

        private ImmutableDictionary<string, ImmutableHashSet<Guid>> WithAccount(string account, Guid instanceId) =>
            Accounts.SetItem(account, Accounts.GetValueOrDefault(account, ImmutableHashSet<Guid>.Empty).Add(instanceId));

        private ImmutableDictionary<string, ImmutableHashSet<Guid>> WithoutAccount(string account, Guid instanceId)
        {
            if (!Accounts.TryGetValue(account, out var ids) || !ids.Contains(instanceId)) return Accounts;
            return ids.Count == 1 ? Accounts.Remove(account) : Accounts.SetItem(account, ids.Remove(instanceId));
        }
    }
}
