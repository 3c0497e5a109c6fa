using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.Groups;

/// <summary>The groups of all numbers.</summary>
internal sealed class GroupStore
{
    private const int MaxGroups = 10_000;

    private readonly ConcurrentDictionary<string, Group> _groups = new(StringComparer.Ordinal);

    public Group? Find(string id) => _groups.GetValueOrDefault(id);

    /// <summary>Returns the groups of a number, newest first.</summary>
    public IReadOnlyList<Group> Of(string phoneNumberId) => [.. _groups.Values.Where(g => g.Number.PhoneNumberId == phoneNumberId)
        .OrderByDescending(g => g.CreatedAt).ThenBy(g => g.Id, StringComparer.Ordinal)];

    /// <summary>Adds a group; false when there is no room.</summary>
    public bool Add(Group group) => _groups.Count < MaxGroups && _groups.TryAdd(group.Id, group);

    public bool Remove(string id) => _groups.TryRemove(id, out _);
}
