using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Projections;

/// <summary>A message that came in: its sender, its chat, its row, counted once.</summary>
internal sealed class MessageProjection(ChatProjection chats, PersonProjection persons, TimeProvider time)
{
    public async ValueTask<Effect> ReceivedAsync(WriteSession session, OmniEvent @event, MessageReceived received, long now)
    {
        var instanceId = @event.Metadata.InstanceId!.Value;
        var channel = @event.Metadata.ChannelType ?? "";
        var about = received.Conversation;
        var sender = about.Sender ?? new Participant { UserId = received.From };

        var identity = about.IsFromMe ? null : await persons.SeenAsync(session, instanceId, channel, sender, now);
        var chat = await chats.EnsureAsync(session, new ChatSighting
        {
            InstanceId = instanceId,
            Channel = channel,
            ExternalId = received.ChatId,
            Addresses = about.Addresses,
            ChatType = about.ChatType,
            Name = about.Name ?? (about.ChatType == "dm" && !about.IsFromMe ? sender.DisplayName : null),
        }, now);
        if (identity is not null) await session.SeeParticipantAsync(chat.Id, identity, now);

        // The event as consumers see it names the chat as we know it, and the person.
        var seen = @event with
        {
            Payload = received with { ChatId = chat.ExternalId },
            Metadata = @event.Metadata with { PersonId = identity?.PersonId, PlatformIdentityId = identity?.Id },
        };
        var row = await RowOfAsync(session, seen, (MessageReceived)seen.Payload, chat, identity, now);
        if (await session.AddMessageAsync(row))
        {
            await session.CountMessageAsync(chat.Id, row.PlatformTimestamp, MessagePreview.Of(received.Content), unread: !about.IsFromMe, now);
            await session.SetLastMessageAsync(instanceId, now);
        }

        return new Effect(seen) { ExternalId = received.ExternalId, Direction = about.IsFromMe ? "outbound" : "inbound", ChatId = chat.Id, MessageId = row.Id };
    }

    private async ValueTask<MessageRow> RowOfAsync(WriteSession session, OmniEvent @event, MessageReceived received, ChatRef chat, PlatformIdentityRow? identity, long now)
    {
        var media = received.Content as MediaContent;
        var about = received.Conversation;
        var answered = received.ReplyToId is { } reply ? await session.FindMessageByExternalIdAsync(chat.Id, reply) : null;
        return new MessageRow
        {
            Id = Ids.Next(time),
            InstanceId = @event.Metadata.InstanceId!.Value,
            ChatId = chat.Id,
            ExternalId = received.ExternalId,
            Source = "realtime",
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
            ReplyToMessageId = answered?.Id,
            ReplyToExternalId = received.ReplyToId,
            QuotedText = answered?.Text,
            IsForwarded = about.IsForwarded,
            ForwardCount = about.IsForwarded ? 1 : 0,
            Status = "active",
            DeliveryStatus = DeliveryProgress.Delivered,
            RawPayload = received.RawPayload?.GetRawText(),
            OriginalEventId = @event.Id,
            PlatformTimestamp = about.SentAtUnixMs ?? @event.Timestamp,
            ReceivedAt = @event.Timestamp,
            CreatedAt = now,
        };
    }
}
