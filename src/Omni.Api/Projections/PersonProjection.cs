using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;

namespace Omni.Api.Projections;

/// <summary>Who is who: an identity per instance and platform user, tied to a person by phone number where there is one.</summary>
internal sealed class PersonProjection(TimeProvider time)
{
    /// <summary>The identity of a participant, made or renamed if need be.</summary>
    public async ValueTask<PlatformIdentityRow> SeenAsync(WriteSession session, Guid instanceId, string channel, Participant who, long now)
    {
        if (await session.FindIdentityAsync(instanceId, channel, who.UserId) is { } known)
        {
            if (who.DisplayName is null || (known.DisplayName == who.DisplayName && known.PlatformUsername == (who.Username ?? known.PlatformUsername))) return known;
            known.DisplayName = who.DisplayName;
            known.PlatformUsername = who.Username ?? known.PlatformUsername;
            await session.RenameIdentityAsync(known, now);
            return known;
        }

        var identity = new PlatformIdentityRow
        {
            Id = Ids.Next(time),
            PersonId = await PersonOfAsync(session, who, now),
            Channel = channel,
            InstanceId = instanceId,
            PlatformUserId = who.UserId,
            PlatformUsername = who.Username,
            DisplayName = who.DisplayName,
            CreatedAt = now,
        };
        await session.AddIdentityAsync(identity);
        return identity;
    }

    private async ValueTask<Guid> PersonOfAsync(WriteSession session, Participant who, long now)
    {
        if (who.PhoneNumber is { } phone && await session.FindPersonByPhoneAsync(phone) is { } known) return known;
        var person = new PersonRow { Id = Ids.Next(time), DisplayName = who.DisplayName, PhoneNumber = who.PhoneNumber, CreatedAt = now };
        await session.AddPersonAsync(person);
        return person.Id;
    }
}
