using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Projections;

/// <summary>
/// Ties the names of users to persons and their direct chats. Once the channel has named two names of one user together, they are one
/// person and one chat on the instance, whatever arrived first:
/// 1. Finds the persons of the names (<see cref="NameEvidence"/>), and across instances by phone number.
/// 2. Merges them, or creates the person; every name becomes an identity.
/// 3. After a change of number or id, frees the numbers and moves to the new names.
/// 4. Merges the direct chats of all names.
/// </summary>
internal sealed class PersonProjection(ChatProjection chats, ChannelRegistry channels, TimeProvider time)
{
    /// <summary>Ties the users whom an event names besides its sender.</summary>
    public async ValueTask LearnAsync(WriteSession session, OmniEvent @event, bool isRepeated, long now)
    {
        if (@event.Facts.Users.Count == 0 || @event.Metadata is not { InstanceId: { } instanceId, ChannelType: { } channel }) return;
        foreach (var user in @event.Facts.Users)
        {
            // The change of a known notice took effect once; a number may have passed on since.
            if (isRepeated && user.HasNewNumber) continue;
            await SeenAsync(session, instanceId, channel, user, isRepeated ? Sighting.Repeated : Sighting.Named, now);
        }
    }

    /// <summary>The person with these names; null only for repeated names of which none is known.</summary>
    public async ValueTask<KnownPerson?> SeenAsync(
        WriteSession session, Guid instanceId, string channel, UserNames who, Sighting by, long now, bool isFirst = true)
    {
        // Step 1
        var at = who.AtUnixMs ?? now;
        var evidence = await NameEvidence.ReadAsync(session, instanceId, channel, who, by, at);
        var isChange = who.HasNewNumber || who.FormerIds.Count > 0;
        var isSettled = !isChange && evidence.Persons.Count == 1 && evidence.Names.All(n => n.Identity is not null);
        foreach (var (name, identity) in evidence.Names)
            if (identity?.KnownSince > at) await session.KnowEarlierAsync(instanceId, name, at);
        if (isSettled)
        {
            var known = evidence.Names.Select(n => n.Identity!).FirstOrDefault(i => !i.IsAlias)
                ?? await MainAsync(session, evidence.Persons[0], instanceId, channel);
            if (known is not null) return await KnownAsync(session, known, evidence, who, by, isNew: false, now);
        }

        if (by == Sighting.Repeated && evidence.Persons.Count == 0
            && !(await session.FindChatsAsync(instanceId, evidence.Names.Select(n => n.Name))).Any(chat => chat is not null))
        {
            return null;
        }

        // Step 2
        var (personId, isNew) = await PersonOfAsync(session, who, evidence, now);
        foreach (var other in evidence.Persons.Where(id => id != personId)) await MergeAsync(session, other, personId, now);
        var others = isNew ? [] : await session.FindIdentitiesAsync(personId, instanceId, channel);
        var main = await AddNamesAsync(session, instanceId, channel, personId, others.FirstOrDefault(), who, evidence, at, now);

        // Step 4, and then 3: a freed number is still an address of the chat that moves.
        var free = isChange ? await FreeAsync(session, instanceId, channel, personId, who, at) : [];
        var names = evidence.Names.Select(n => n.Name).Concat(others.Select(i => i.PlatformUserId)).Concat(free);
        var chat = await chats.JoinAsync(session, instanceId, [.. names.Where(IsAddress).Distinct(StringComparer.Ordinal)]);
        if (isChange) main = await ChangeAsync(session, main, who, evidence, free, chat, now);
        if (free.Count > 0 && isFirst) await ChangeElsewhereAsync(session, main, who, free, now);
        return await KnownAsync(session, main, evidence, who, by, isNew, now);
    }

    /// <summary>The names under which a chat is found at a time: without numbers of which somebody else is the holder by now.</summary>
    public static async ValueTask<IReadOnlyList<string>> CurrentNamesAsync(
        WriteSession session, Guid instanceId, string channel, IReadOnlyList<string> names, long at)
    {
        var evidence = await NameEvidence.ReadAsync(
            session, instanceId, channel, new UserNames { Ids = names }, Sighting.Named, at);
        if (evidence.Outdated.Count == 0) return names;
        var current = evidence.Names.Select(n => n.Name).ToList();
        foreach (var person in evidence.Persons)
        {
            var identities = await session.FindIdentitiesAsync(person, instanceId, channel);
            current.AddRange(identities.Select(i => i.PlatformUserId).Where(IsAddress));
        }

        return current.Count > 0 ? [.. current.Distinct(StringComparer.Ordinal)] : names;
    }

    /// <summary>Ids of this host are names too, of merged persons and of freed identities; no chat has them.</summary>
    private static bool IsAddress(string name) => !Guid.TryParseExact(name, "D", out _);

    private static async ValueTask<PlatformIdentityRow?> MainAsync(
        WriteSession session, Guid personId, Guid instanceId, string channel) =>
        await session.FindIdentitiesAsync(personId, instanceId, channel) is [var main, ..] ? main : null;

    /// <summary>Merges two persons. The old id stays a name, for callers that have kept it.</summary>
    public async ValueTask MergeAsync(WriteSession session, Guid from, Guid into, long now)
    {
        var instances = await session.FindInstancesAsync(from);
        await session.MergePersonAsync(from, into);
        foreach (var (instanceId, channel) in instances)
        {
            await session.AddIdentityAsync(new PlatformIdentityRow
            {
                Id = Ids.Next(time),
                PersonId = into,
                Channel = channel,
                InstanceId = instanceId,
                PlatformUserId = from.ToString("D"),
                IsAlias = true,
                CreatedAt = now,
            });
        }
    }

    /// <summary>Finds the person by number, which holds across instances; else by the known identities; else creates one.</summary>
    private async ValueTask<(Guid Id, bool IsNew)> PersonOfAsync(WriteSession session, UserNames who, NameEvidence evidence, long now)
    {
        var numbers = evidence.Names.Select(n => n.Name).Where(n => NameEvidence.IsNumber(n) && !who.FormerNumbers.Contains(n)).ToList();
        var phone = who.PhoneNumber is { } given && numbers.Contains(given) ? given : null;
        Guid? byPhone = null;
        foreach (var number in numbers) byPhone ??= await session.FindPersonByPhoneAsync(number);
        if (evidence.Persons is [var first, ..])
        {
            if (byPhone is { } other && !evidence.Persons.Contains(other)) await MergeAsync(session, first, other, now);
            var known = byPhone ?? first;
            if (phone is not null) await session.SetPhoneAsync(known, phone, now);
            return (known, false);
        }

        if (byPhone is { } elsewhere) return (elsewhere, false);
        var person = new PersonRow { Id = Ids.Random(), DisplayName = who.DisplayName, PhoneNumber = phone, CreatedAt = now };
        await session.AddPersonAsync(person);
        return (person.Id, true);
    }

    private async ValueTask<PlatformIdentityRow> AddNamesAsync(
        WriteSession session, Guid instanceId, string channel, Guid personId, PlatformIdentityRow? main, UserNames who,
        NameEvidence evidence, long at, long now)
    {
        var strange = evidence.Names.Where(n => n.Identity is null && !who.FormerNumbers.Contains(n.Name)).Select(n => n.Name).ToList();

        // All names are outdated, and what was known of the person was erased.
        if (main is null && strange.Count == 0) strange.Add(who.Ids[0]);
        foreach (var name in strange)
        {
            var identity = new PlatformIdentityRow
            {
                Id = Ids.Next(time),
                PersonId = personId,
                Channel = channel,
                InstanceId = instanceId,
                PlatformUserId = name,
                IsAlias = main is not null,
                KnownSince = at,
                PlatformUsername = who.Username,
                DisplayName = who.DisplayName,
                CreatedAt = now,
            };
            await session.AddIdentityAsync(identity);
            main ??= identity;
        }

        return main!;
    }

    /// <summary>Keeps a decision about marketing on all identities of the user, creating those that are not known yet.</summary>
    public async ValueTask DecidedAsync(
        WriteSession session, Guid instanceId, string channel, MarketingPreferenceChanged decision, long now)
    {
        var who = new UserNames
        {
            Ids = [decision.UserId, .. decision.Aliases ?? []],
            PhoneNumber = decision.PhoneNumber,
            AtUnixMs = decision.ChangedAt,
        };
        if (await SeenAsync(session, instanceId, channel, who, Sighting.Named, now) is { } person)
            await session.SetMarketingAsync(person.PersonId, instanceId, decision.IsStopped, decision.ChangedAt, now);
    }

    /// <summary>The numbers that a person gives up: those named, and all others that the person had by then.</summary>
    private static async ValueTask<IReadOnlyList<string>> FreeAsync(
        WriteSession session, Guid instanceId, string channel, Guid personId, UserNames who, long at)
    {
        if (!who.HasNewNumber) return [];
        var had = (await session.FindIdentitiesAsync(personId, instanceId, channel))
            .Where(i => NameEvidence.IsNumber(i.PlatformUserId) && i.KnownSince <= at).Select(i => i.PlatformUserId);
        var free = new List<string>();
        foreach (var number in who.FormerNumbers.Union(had).Except(who.Ids))
        {
            // Not a number that has its next holder already.
            if (await session.FindIdentityAsync(instanceId, channel, number) is { } next && next.PersonId != personId) continue;
            free.Add(number);
        }

        foreach (var number in who.FormerNumbers.Union(free)) await session.AddFormerNumberAsync(instanceId, number, at, personId);
        return free;
    }

    /// <summary>
    /// A number is given up on every instance of the channel that knows the person: its next holder may write to any of them before the
    /// channel has told them all.
    /// </summary>
    private async ValueTask ChangeElsewhereAsync(
        WriteSession session, PlatformIdentityRow main, UserNames who, IReadOnlyList<string> free, long now)
    {
        // User ids hold for one business; numbers hold everywhere.
        var change = who with { Ids = [.. who.Ids.Where(NameEvidence.IsNumber)], FormerIds = [], FormerNumbers = free };
        foreach (var (instanceId, channel) in await session.FindInstancesAsync(main.PersonId))
        {
            if (instanceId == main.InstanceId || !channels.AreSame(channel, main.Channel) || change.Ids.Count == 0) continue;
            await SeenAsync(session, instanceId, channel, change, Sighting.Named, now, isFirst: false);
        }
    }

    private static async ValueTask<PlatformIdentityRow> ChangeAsync(
        WriteSession session, PlatformIdentityRow main, UserNames who, NameEvidence evidence, IReadOnlyList<string> free, ChatRef? chat,
        long now)
    {
        var identities = await session.FindIdentitiesAsync(main.PersonId, main.InstanceId, main.Channel);
        var current = who.Ids.FirstOrDefault(id => !evidence.Outdated.Contains(id));
        var isLeft = free.Contains(main.PlatformUserId) || who.FormerIds.Contains(main.PlatformUserId);
        if (current is not null && isLeft && identities.Find(i => i.PlatformUserId == current) is { } next)
        {
            // The main identity keeps its id, under the new name.
            var left = main.PlatformUserId;
            await session.SetUserAsync(next.Id, next.Id.ToString("D"), isAlias: true, now);
            await session.SetUserAsync(main.Id, current, isAlias: false, now);
            await session.SetUserAsync(next.Id, left, isAlias: true, now);
            main.PlatformUserId = current;
            next.PlatformUserId = left;
        }

        foreach (var number in free)
        {
            if (identities.Find(i => i.Id != main.Id && i.PlatformUserId == number) is { } identity)
                await session.SetUserAsync(identity.Id, identity.Id.ToString("D"), isAlias: true, now);
            if (chat is not null) await session.RemoveChatAddressAsync(main.InstanceId, number, chat.Id);
            await session.ClearPhoneAsync(main.PersonId, number, now);
        }

        if (who.PhoneNumber is { } phone && !evidence.Outdated.Contains(phone)) await session.SetPhoneAsync(main.PersonId, phone, now);
        if (chat is not null && ((who.HasNewNumber && current is not null) || free.Union(who.FormerIds).Contains(chat.ExternalId))
            && (current ?? main.PlatformUserId) is var address && address != chat.ExternalId)
        {
            await session.MoveChatAsync(chat.Id, address, now);
        }

        return main;
    }

    private static async ValueTask<KnownPerson> KnownAsync(
        WriteSession session, PlatformIdentityRow identity, NameEvidence evidence, UserNames who, Sighting by, bool isNew, long now)
    {
        if (by == Sighting.Own && who.DisplayName is not null
            && (identity.DisplayName != who.DisplayName || identity.PlatformUsername != (who.Username ?? identity.PlatformUsername)))
        {
            identity.DisplayName = who.DisplayName;
            identity.PlatformUsername = who.Username ?? identity.PlatformUsername;
            await session.RenameIdentityAsync(identity, now);
        }

        return new KnownPerson(identity, [.. evidence.Names.Select(n => n.Name)], evidence.Outdated, isNew);
    }
}
