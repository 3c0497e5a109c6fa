using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Projections;

/// <summary>
/// Ties identities to persons: one identity per instance and platform user, tied to a person by phone number where there is one. The other
/// ids of a user are identities of the same person, so that a user who hides the number later stays the same person.
/// </summary>
internal sealed class PersonProjection(TimeProvider time)
{
    /// <summary>The identity of a participant of the chat, created or renamed if needed.</summary>
    public async ValueTask<PlatformIdentityRow> SeenAsync(
        WriteSession session, Guid instanceId, string channel, Guid chatId, Participant who, long now)
    {
        var known = new List<PlatformIdentityRow>();
        var strange = new List<string>();
        var userIds = who.Aliases.Prepend(who.UserId).ToList();
        foreach (var (userId, found) in userIds.Zip(await session.FindIdentitiesAsync(instanceId, channel, userIds)))
        {
            if (found is not null) known.Add(found);
            else strange.Add(userId);
        }

        var isSettled = strange.Count == 0 && known.TrueForAll(i => i.PersonId == known[0].PersonId);
        var personId = isSettled ? known[0].PersonId : await PersonOfAsync(session, who, known, now);
        foreach (var other in known.Select(i => i.PersonId).Distinct().Where(id => id != personId).ToList())
            await session.MergePersonAsync(instanceId, chatId, other, personId, now);

        var main = known.Find(i => !i.IsAlias)
            ?? (known.Count > 0 ? await session.FindMainIdentityAsync(personId, instanceId, channel) : null);
        foreach (var userId in strange)
        {
            var identity = IdentityOf(instanceId, channel, userId, personId, who, isAlias: main is not null, now);
            await session.AddIdentityAsync(identity);
            main ??= identity;
        }

        return await RenamedAsync(session, main ?? known[0], who, now);
    }

    /// <summary>Keeps a decision about marketing on all identities of the user, creating those that are not known yet.</summary>
    public async ValueTask DecidedAsync(
        WriteSession session, Guid instanceId, string channel, MarketingPreferenceChanged decision, long now)
    {
        var who = new Participant { UserId = decision.UserId, Aliases = decision.Aliases ?? [], PhoneNumber = decision.PhoneNumber };
        var userIds = who.Aliases.Prepend(who.UserId).ToList();
        var found = await session.FindIdentitiesAsync(instanceId, channel, userIds);
        var known = found.OfType<PlatformIdentityRow>().ToList();
        var personId = known is [var first, ..] ? first.PersonId : await PersonOfAsync(session, who, known, now);
        var hasMain = known.Count > 0 || await session.FindMainIdentityAsync(personId, instanceId, channel) is not null;
        foreach (var (userId, _) in userIds.Zip(found).Where(pair => pair.Second is null))
        {
            await session.AddIdentityAsync(IdentityOf(instanceId, channel, userId, personId, who, isAlias: hasMain, now));
            hasMain = true;
        }

        foreach (var person in known.Select(i => i.PersonId).Append(personId).Distinct())
            await session.SetMarketingAsync(person, instanceId, decision.IsStopped, decision.ChangedAt, now);
    }

    /// <summary>Moves a user to another number.</summary>
    public static async ValueTask MoveAsync(
        WriteSession session, Guid instanceId, string channel, string previous, string current, long now)
    {
        await session.RenameUserAsync(instanceId, previous, current, now);
        if (await session.FindIdentityAsync(instanceId, channel, current) is { } identity)
            await session.SetPhoneAsync(identity.PersonId, current, now);
    }

    private static async ValueTask<PlatformIdentityRow> RenamedAsync(
        WriteSession session, PlatformIdentityRow identity, Participant who, long now)
    {
        if (who.DisplayName is null
            || (identity.DisplayName == who.DisplayName && identity.PlatformUsername == (who.Username ?? identity.PlatformUsername)))
        {
            return identity;
        }
        identity.DisplayName = who.DisplayName;
        identity.PlatformUsername = who.Username ?? identity.PlatformUsername;
        await session.RenameIdentityAsync(identity, now);
        return identity;
    }

    /// <summary>Finds the person by number, which holds across instances; else by the known identities; else creates one.</summary>
    private async ValueTask<Guid> PersonOfAsync(WriteSession session, Participant who, List<PlatformIdentityRow> known, long now)
    {
        if (who.PhoneNumber is { } phone && await session.FindPersonByPhoneAsync(phone) is { } byPhone) return byPhone;
        if (known is [var first, ..])
        {
            if (who.PhoneNumber is { } number) await session.SetPhoneAsync(first.PersonId, number, now);
            return first.PersonId;
        }

        var person = new PersonRow { Id = Ids.Next(time), DisplayName = who.DisplayName, PhoneNumber = who.PhoneNumber, CreatedAt = now };
        await session.AddPersonAsync(person);
        return person.Id;
    }

    private PlatformIdentityRow IdentityOf(
        Guid instanceId, string channel, string userId, Guid personId, Participant who, bool isAlias, long now) => new()
        {
            Id = Ids.Next(time),
            PersonId = personId,
            Channel = channel,
            InstanceId = instanceId,
            PlatformUserId = userId,
            IsAlias = isAlias,
            PlatformUsername = who.Username,
            DisplayName = who.DisplayName,
            CreatedAt = now,
        };
}
