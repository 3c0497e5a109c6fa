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
/// 1. Finds its chat and its sender.
/// 2. An edit or a revoke changes the message it refers to.
/// 3. Anything else becomes a row, counted once. The row of a reaction is not counted: it shows on the message it belongs to.
/// </summary>
internal sealed class MessageProjection(
    ChatProjection chats, PersonProjection persons, RevisionProjection revisions, MediaProjection mediaOf, TimeProvider time)
{
    // WhatsApp reports "many times" from the fifth forward on.
    private const int ManyForwards = 5;

    public async ValueTask<Effect> ReceivedAsync(WriteSession session, OmniEvent @event, MessageReceived received, long now)
    {
        // Step 1
        var (instanceId, channel) = (@event.Metadata.InstanceId!.Value, @event.Metadata.ChannelType ?? "");
        var about = @event.Facts.Conversation;
        var sender = about.Sender ?? new Participant { UserId = received.From };
        var chat = await chats.EnsureAsync(session, new ChatSighting
        {
            InstanceId = instanceId,
            Channel = channel,
            ExternalId = received.ChatId,
            Addresses = about.Addresses,
            ChatType = about.ChatType,
            Name = about.Name ?? (about.ChatType == ChatType.Direct && !about.IsFromMe ? sender.DisplayName : null),
        }, now);
        var identity = about.IsFromMe ? null : await persons.SeenAsync(session, instanceId, channel, chat.Id, sender, now);
        if (identity is not null) await session.SeeParticipantAsync(chat.Id, identity, now);

        // The event for consumers names the stored chat and the person.
        received = MediaProjection.Clean(received) with { ChatId = chat.ExternalId };
        var seen = @event with
        {
            Payload = received,
            Metadata = @event.Metadata with { PersonId = identity?.PersonId, PlatformIdentityId = identity?.Id },
        };

        // A message that arrives after its window has closed does not open it; the channel decides.
        if (about.AnswerWithin is { } window && (about.SentAtUnixMs ?? @event.Timestamp) + (long)window.TotalMilliseconds is var until
            && until > now)
        {
            await session.OpenWindowAsync(chat.Id, until);
        }

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
        var messageId = Ids.Next(time);
        var media = mediaOf.RowOf(seen, chat.Id, messageId, now);
        if (media is not null)
        {
            seen = mediaOf.Announce(seen, received, media);
            received = (MessageReceived)seen.Payload;
        }

        var row = await RowOfAsync(session, messageId, seen, received, chat, identity, media, now);
        if (await session.AddMessageAsync(row))
        {
            if (media is not null) await session.AddMediaAsync(media, media.ChatId);
            if (received.Content is not ReactionContent) await CountAsync(session, row, received, now);
            await ReactionProjection.CatchUpAsync(session, chat.Id, received.ExternalId, now);
        }
        else if (await session.CompleteRevisedAsync(row))
        {
            await CountAsync(session, row, received, now);
        }

        return (seen, row.Id);
    }

    private static async ValueTask CountAsync(WriteSession session, MessageRow row, MessageReceived received, long now)
    {
        var isUnread = !row.IsFromMe && row.Source != MessageSource.Sync;
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
            Source = about.IsHistory ? MessageSource.Sync : MessageSource.Realtime,
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
