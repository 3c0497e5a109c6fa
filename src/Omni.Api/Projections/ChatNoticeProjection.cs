using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Chats;

namespace Omni.Api.Projections;

/// <summary>
/// Applies what events report about chats besides their content: who contacted the business, the service window, and who answers.
/// </summary>
internal sealed class ChatNoticeProjection(ChatProjection chats, PersonProjection persons)
{
    /// <summary>Applies the notices of an event. An effect without a chat gets that of the only notice.</summary>
    public async ValueTask<Effect> ApplyAsync(WriteSession session, Effect effect, OmniEvent @event, long now)
    {
        if (@event.Facts.ChatNotices is not { Count: > 0 } notices || @event.Metadata.InstanceId is not { } instanceId) return effect;
        ChatRef? chat = null;
        var at = @event.Facts.Users is [{ AtUnixMs: { } named }, ..] ? named : @event.Timestamp;
        foreach (var notice in notices) chat = await ApplyAsync(session, instanceId, @event.Metadata.ChannelType ?? "", notice, at, now);
        return effect.ChatId is null && notices.Count == 1 ? effect with { ChatId = chat?.Id } : effect;
    }

    /// <summary>
    /// Applies what a repeated event says of a window: the event that is known may be the host's own, made from an answer without it.
    /// </summary>
    public static async ValueTask KnownAsync(WriteSession session, OmniEvent @event, long now)
    {
        if (@event.Metadata.InstanceId is not { } instanceId) return;
        foreach (var notice in @event.Facts.ChatNotices.Where(n => n.WindowUntil is not null))
        {
            var known = await session.FindChatsAsync(instanceId, [notice.ChatId, .. notice.Addresses]);
            var until = notice.WindowUntil!.Value.ToUnixTimeMilliseconds();
            if (until > now && known.FirstOrDefault(c => c is not null) is { } chat) await session.OpenWindowAsync(chat.Id, until);
        }
    }

    private async ValueTask<ChatRef?> ApplyAsync(
        WriteSession session, Guid instanceId, string channel, ChatNotice notice, long at, long now)
    {
        if (await FindAsync(session, instanceId, channel, notice, at, now) is not { } chat) return null;
        if (notice.WindowUntil?.ToUnixTimeMilliseconds() is { } until && until > now) await session.OpenWindowAsync(chat.Id, until);
        if (notice.Thread is { } thread)
            await session.SetThreadAsync(chat.Id, thread.Name, thread.Name is null ? null : thread.Until.ToUnixTimeMilliseconds());
        return chat;
    }

    private async ValueTask<ChatRef?> FindAsync(
        WriteSession session, Guid instanceId, string channel, ChatNotice notice, long at, long now)
    {
        if (notice.ContactedBy is not { } who)
        {
            var known = await session.FindChatsAsync(instanceId, [notice.ChatId, .. notice.Addresses]);
            return known.FirstOrDefault(c => c is not null);
        }

        // A number that somebody else has had since the call is not the caller's.
        List<string> given = [.. notice.Addresses.Prepend(notice.ChatId).Distinct(StringComparer.Ordinal)];
        var person = await persons.SeenAsync(session, instanceId, channel, MessageProjection.NamesOf(who, at), Sighting.Own, now);
        var addresses = person is { Outdated.Count: 0 }
            ? given
            : await PersonProjection.CurrentNamesAsync(
                session, instanceId, channel, [.. given.Union(person?.Names ?? []).Union(person?.Outdated ?? [])], at);
        var (chat, _) = await chats.EnsureAsync(session, new ChatSighting
        {
            InstanceId = instanceId,
            Channel = channel,
            ExternalId = addresses[0],
            Addresses = addresses,
            IsComplete = person?.IsNew == true,
            ChatType = ChatType.Direct,
            Name = who.DisplayName,
        }, now);
        if (person is not null) await session.SeeParticipantAsync(chat.Id, person.Identity, now);
        return chat;
    }
}
