using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Chats;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Messages;

namespace Omni.Api.Projections;

/// <summary>
/// Applies a received message:
/// 1. Finds its sender and its chat. A revision or reaction belongs to the chat of its message.
/// 2. An edit or a revoke changes the message it refers to.
/// 3. Anything else becomes a row, counted once. The row of a reaction is not counted: it shows on the message it belongs to.
/// </summary>
internal sealed class MessageProjection(
    ChatProjection chats, PersonProjection persons, LinkProjection links, RevisionProjection revisions, MediaProjection mediaOf,
    TimeProvider time)
{
    // WhatsApp reports "many times" from the fifth forward on.
    private const int ManyForwards = 5;

    public async ValueTask<Effect> ReceivedAsync(WriteSession session, OmniEvent @event, MessageReceived received, long now)
    {
        // Step 1
        var (instanceId, channel) = (@event.Metadata.InstanceId!.Value, @event.Metadata.ChannelType ?? "");
        var about = @event.Facts.Conversation;
        var sender = about.Sender ?? new Participant { UserId = received.From };
        var at = about.SentAtUnixMs ?? @event.Timestamp;
        var person = about.IsFromMe ? null : await persons.SeenAsync(session, instanceId, channel, NamesOf(sender, at), Sighting.Own, now);
        var identity = person?.Identity;
        var addresses = await AddressesAsync(session, instanceId, channel, received, about, person, at);
        var (chat, waiting) = await chats.EnsureAsync(session, new ChatSighting
        {
            InstanceId = instanceId,
            Channel = channel,
            ExternalId = addresses[0],
            Addresses = addresses,
            IsComplete = person?.IsNew == true,
            MessageId = received.ExternalId,
            ChatType = about.ChatType,
            Name = about.Name ?? (about.ChatType == ChatType.Direct && !about.IsFromMe ? sender.DisplayName : null),
        }, now);
        if (waiting is { IsDirect: true } && chat.IsDirect)
            chat = await links.TieAsync(session, @event, chat, waiting, addresses, at, now);
        var target = TargetOf(received.Content);
        if (target is not null)
            chat = await links.FollowAsync(session, @event, chat, addresses, target, at, now);
        if (identity is not null && (target ?? waiting?.ExternalId) is not null)
            identity = await session.FindMainIdentityAsync(instanceId, channel, identity.PlatformUserId) ?? identity;
        if (identity is not null) await session.SeeParticipantAsync(chat.Id, identity, now);

        // The event for consumers names the stored chat and the person.
        received = MediaProjection.Clean(received) with { ChatId = chat.ExternalId };
        var seen = @event with
        {
            Payload = received,
            Metadata = @event.Metadata with { PersonId = identity?.PersonId, PlatformIdentityId = identity?.Id },
        };

        await NoteAnswererAsync(session, @event, received, chat, now);

        // Steps 2 and 3
        var (told, messageId) = received.Content switch
        {
            EditContent edit => (seen, await revisions.EditedAsync(session, seen, received, edit, chat, identity, now)),
            DeleteContent revoke => (seen, await revisions.RevokedAsync(session, seen, received, revoke, chat, identity, now)),
            _ => await AddAsync(session, seen, received, chat, identity, now),
        };
        return new Effect(told)
        {
            ExternalId = received.ExternalId,
            Direction = about.IsFromMe ? Direction.Outbound : Direction.Inbound,
            ChatId = chat.Id,
            MessageId = messageId,
        };
    }

    private async ValueTask<(OmniEvent Told, Guid MessageId)> AddAsync(
        WriteSession session, OmniEvent seen, MessageReceived received, ChatRef chat, PlatformIdentityRow? identity, long now)
    {
        var (told, row, media) = await RowOfAsync(session, Ids.Next(time), seen, received, chat, identity, now);
        if (!await session.AddMessageAsync(row))
        {
            // A row that its revision created keeps its id, and so does the place of the media.
            if (await session.FindRevisedAsync(chat.Id, received.ExternalId) is not { } revised) return (told, row.Id);
            (told, row, media) = await RowOfAsync(session, revised, seen, received, chat, identity, now);
            await session.CompleteRevisedAsync(row);
        }

        if (media is not null) await session.AddMediaAsync(media, media.ChatId);
        if (received.Content is not ReactionContent) await CountAsync(session, row, received, now);
        await ReactionProjection.CatchUpAsync(session, chat.Id, received.ExternalId, now);
        return (told, row.Id);
    }

    /// <summary>Notes what a message says of answers to it: until when they pass, and whose they are.</summary>
    private static async ValueTask NoteAnswererAsync(
        WriteSession session, OmniEvent @event, MessageReceived received, ChatRef chat, long now)
    {
        var about = @event.Facts.Conversation;

        // A message that arrives after its window has closed does not open it; the channel decides.
        if (about.AnswerWithin is { } window && (about.SentAtUnixMs ?? @event.Timestamp) + (long)window.TotalMilliseconds is var until
            && until > now)
        {
            await session.OpenWindowAsync(chat.Id, until);
        }

        // The channel passes what users write to the partner who answers.
        if (chat.ThreadHeldBy is not null && !about.IsFromMe && !about.IsHistory && !received.IsStandby)
            await session.SetThreadAsync(chat.Id, holder: null, until: null);
    }

    /// <summary>The names of a user at a time.</summary>
    public static UserNames NamesOf(Participant sender, long at) => new()
    {
        Ids = [sender.UserId, .. sender.Aliases],
        PhoneNumber = sender.PhoneNumber,
        DisplayName = sender.DisplayName,
        Username = sender.Username,
        AtUnixMs = at,
    };

    /// <summary>The addresses of the chat: without a number that somebody else has had since the message was written.</summary>
    private static async ValueTask<IReadOnlyList<string>> AddressesAsync(
        WriteSession session, Guid instanceId, string channel, MessageReceived received, Conversation about,
        KnownPerson? person, long at)
    {
        List<string> given = [.. about.Addresses.Prepend(received.ChatId).Distinct(StringComparer.Ordinal)];
        if (about.ChatType != ChatType.Direct || person is { Outdated.Count: 0 }) return given;
        var names = person is null ? given : [.. given.Union(person.Names).Union(person.Outdated)];
        return await PersonProjection.CurrentNamesAsync(session, instanceId, channel, names, at);
    }

    private static string? TargetOf(MessageContent content) => content switch
    {
        EditContent edit => edit.TargetMessageId,
        DeleteContent revoke => revoke.TargetMessageId,
        ReactionContent reaction => reaction.TargetMessageId,
        _ => null,
    };

    private async ValueTask<(OmniEvent Told, MessageRow Row, MediaRow? Media)> RowOfAsync(
        WriteSession session, Guid id, OmniEvent seen, MessageReceived received, ChatRef chat, PlatformIdentityRow? identity, long now)
    {
        var media = mediaOf.RowOf(seen, chat.Id, id, now);
        if (media is not null) seen = mediaOf.Announce(seen, received, media);
        return (seen, await RowOfAsync(session, id, seen, (MessageReceived)seen.Payload, chat, identity, media, now), media);
    }

    private static async ValueTask CountAsync(WriteSession session, MessageRow row, MessageReceived received, long now)
    {
        var isUnread = !row.IsFromMe && row.Source == MessageSource.Realtime;
        await session.CountMessageAsync(row.ChatId, row.PlatformTimestamp, MessagePreview.Of(received.Content), isUnread, now);
        await session.SetLastMessageAsync(row.InstanceId, now);
    }

    private static async ValueTask<MessageRow> RowOfAsync(
        WriteSession session, Guid id, OmniEvent @event, MessageReceived received, ChatRef chat, PlatformIdentityRow? identity,
        MediaRow? stored, long now)
    {
        var media = received.Content as MediaContent;
        var about = @event.Facts.Conversation;
        var answered = received.ReplyToId is { } reply ? await session.FindMessageByExternalIdAsync(chat.Id, reply) : null;
        return new MessageRow
        {
            Id = id,
            InstanceId = @event.Metadata.InstanceId!.Value,
            ChatId = chat.Id,
            ExternalId = received.ExternalId,
            Source = about.IsHistory ? MessageSource.Sync : received.IsStandby ? MessageSource.Standby : MessageSource.Realtime,
            SenderPersonId = identity?.PersonId,
            SenderPlatformIdentityId = identity?.Id,
            SenderPlatformUserId = received.From,
            SenderDisplayName = identity?.DisplayName ?? about.Sender?.DisplayName,
            IsFromMe = about.IsFromMe,
            MessageType = received.Content.Type,
            TextContent = received.Content.PlainText,
            HasMedia = media is not null,
            MediaMimeType = media?.MimeType,
            MediaUrl = media?.MediaUrl,
            MediaLocalPath = stored?.Path,
            MediaMetadata = stored is null ? null : MediaProjection.MetadataOf(stored),
            ReplyToMessageId = answered?.Id,
            ReplyToExternalId = received.ReplyToId,
            QuotedText = answered?.Text,
            IsForwarded = about.IsForwarded,
            ForwardCount = about.IsFrequentlyForwarded ? ManyForwards : about.IsForwarded ? 1 : 0,
            Status = MessageState.Active,
            DeliveryStatus = about.DeliveryStatus ?? (about.IsFromMe ? DeliveryStatus.Sent : DeliveryStatus.Delivered),
            RawPayload = received.RawPayload?.GetRawText(),
            OriginalEventId = @event.Id,
            PlatformTimestamp = about.SentAtUnixMs ?? @event.Timestamp,
            ReceivedAt = @event.Timestamp,
            CreatedAt = now,
        };
    }
}
