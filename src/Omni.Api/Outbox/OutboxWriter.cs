using System.Text.Json;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Api.Projections;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Outbox;

/// <summary>Stores what is to be sent: chat, <c>pending</c> message and outbox row of every piece, in one transaction.</summary>
internal sealed class OutboxWriter(IUnitOfWork unitOfWork, ChatProjection chats, TimeProvider time)
{
    public Task StoreAsync(Guid instanceId, string channel, IReadOnlyList<OutgoingMessage> pieces, MediaRow? media, string? traceParent)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();

        // Channels tell times in whole seconds: ours are told alike, and within a second the order of arrival decides.
        var at = now / 1000 * 1000;
        return unitOfWork.RunAsync(async session =>
        {
            var chat = await chats.EnsureAsync(session, new ChatSighting { InstanceId = instanceId, Channel = channel, ExternalId = pieces[0].To }, now);
            foreach (var piece in pieces)
            {
                await session.AddMessageAsync(await MessageOfAsync(session, instanceId, chat, piece, media, at, now));
                if (piece.Content is not ReactionContent) await session.CountMessageAsync(chat.Id, at, MessagePreview.Of(piece.Content), unread: false, now);
                await session.AddOutboxAsync(new OutboxRow
                {
                    Id = piece.Id,
                    InstanceId = instanceId,
                    ChatId = chat.Id,
                    State = "pending",
                    RequestId = pieces[0].Id,
                    Message = JsonSerializer.Serialize(piece, OmniJson.Options),
                    TraceParent = traceParent,
                    CreatedAt = now,
                });
            }

            if (media is not null)
            {
                media.ChatId = chat.Id;
                await session.AddMediaAsync(media);
            }

            await session.SetLastMessageAsync(instanceId, now);
        }, CancellationToken.None);
    }

    private static async ValueTask<MessageRow> MessageOfAsync(WriteSession session, Guid instanceId, ChatRef chat, OutgoingMessage piece, MediaRow? stored, long at, long now)
    {
        var media = piece.Content as MediaContent;
        var told = piece.Content.Announced;
        var answered = piece.ReplyTo is { } reply ? await session.FindMessageByExternalIdAsync(chat.Id, reply) : null;
        return new MessageRow
        {
            Id = piece.Id,
            InstanceId = instanceId,
            ChatId = chat.Id,
            Source = "api",
            IsFromMe = true,
            MessageType = told.Type,
            TextContent = piece.Content.PlainText,
            HasMedia = media is not null,
            MediaMimeType = media?.MimeType,
            MediaUrl = media?.MediaUrl,
            MediaLocalPath = stored?.Path,
            MediaMetadata = stored is null ? null : MediaProjection.MetadataOf(stored),
            RawPayload = piece.Content is TextContent ? null : JsonSerializer.Serialize(piece.Content, OmniJson.Options),
            ReplyToMessageId = answered?.Id,
            ReplyToExternalId = piece.ReplyTo,
            QuotedText = answered?.Text,
            Status = "active",
            DeliveryStatus = DeliveryProgress.Pending,
            PlatformTimestamp = at,
            ReceivedAt = now,
            CreatedAt = now,
        };
    }
}
