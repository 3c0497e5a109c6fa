using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Events;

namespace Omni.Api.Projections;

/// <summary>
/// The persons whom the names of a user point to at a time. A number that passed on is judged by that time:
/// 1. What is older than the change is about the earlier holder, even if it arrives when somebody else has the number.
/// 2. A number that an earlier holder is still named by never ties that person to the present one.
/// </summary>
internal sealed class NameEvidence
{
    private readonly List<(string Name, PlatformIdentityRow? Identity)> _names = [];
    private readonly HashSet<Guid> _holders = [];
    private readonly List<string> _outdated = [];
    private readonly List<(string Name, Guid Holder)> _endingNow = [];

    /// <summary>The names that are the user's at that time, with their identities; null for names that nobody has.</summary>
    public IReadOnlyList<(string Name, PlatformIdentityRow? Identity)> Names => _names;

    /// <summary>The names that are not, or no longer.</summary>
    public IReadOnlyList<string> Outdated => _outdated;

    /// <summary>The persons, those first who have one of the names now.</summary>
    public IReadOnlyList<Guid> Persons => [.. _names.Select(n => n.Identity?.PersonId).OfType<Guid>().Concat(_holders).Distinct()];

    public static async ValueTask<NameEvidence> ReadAsync(
        WriteSession session, Guid instanceId, string channel, UserNames who, Sighting by, long at)
    {
        var evidence = new NameEvidence();
        var names = who.Ids.Concat(who.FormerIds).Concat(who.FormerNumbers).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (name, found) in names.Zip(await session.FindNamesAsync(instanceId, channel, names, at)))
            evidence.Add(name, found, who, at);

        // Step 2
        foreach (var (name, holder) in evidence._endingNow)
            if (evidence.PersonsBeside(name).Contains(holder)) evidence.Drop(name);
        if (evidence.Persons.Count > 1 || (by != Sighting.Own && evidence.Persons.Count > 0))
            await evidence.DropPassedOnAsync(session, instanceId, who, by);
        return evidence;
    }

    public static bool IsNumber(string name) => name.All(char.IsAsciiDigit);

    private void Add(string name, NameRef found, UserNames who, long at)
    {
        if (found.Holder is { } holder)
        {
            // Step 1
            if (found.HeldUntil > at)
            {
                _holders.Add(holder);
                _outdated.Add(name);
                return;
            }

            _endingNow.Add((name, holder));
        }

        // A number that is given up points to a person only if that person had it by then.
        if (who.FormerNumbers.Contains(name) && !(found.Identity?.KnownSince <= at)) _outdated.Add(name);
        else _names.Add((name, found.Identity));
    }

    private async ValueTask DropPassedOnAsync(WriteSession session, Guid instanceId, UserNames who, Sighting by)
    {
        foreach (var (name, identity) in _names.Where(n => IsNumber(n.Name)).ToList())
        {
            if (identity is null && (by == Sighting.Own || who.HasNewNumber)) continue;
            var beside = PersonsBeside(name);
            if (identity is not null && beside.All(person => person == identity.PersonId)) continue;
            var holders = await session.FindFormerHoldersAsync(instanceId, name);
            if (holders.Exists(h => h != identity?.PersonId && beside.Contains(h))) Drop(name);
        }
    }

    private HashSet<Guid> PersonsBeside(string name) =>
        [.. _names.Where(n => n.Name != name).Select(n => n.Identity?.PersonId).OfType<Guid>(), .. _holders];

    private void Drop(string name)
    {
        _names.RemoveAll(n => n.Name == name);
        _outdated.Add(name);
    }
}
