using System.Text.Json;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Api.Projections;
using Omni.Api.Sending.Submission;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Outbox;

/// <summary>
/// Stores what is to be sent, in one transaction:
/// 1. a key that was used before stores nothing;
/// 2. outside the service window the fallback takes its place, or nothing is stored;
/// 3. chat, <c>pending</c> message and outbox row of every piece.
/// </summary>
internal sealed class OutboxWriter(IUnitOfWork unitOfWork, ChatProjection chats)
{
    /// <summary>Why a message waits whose caller named a time.</summary>
    public const string Scheduled = "scheduled";

    public Task<StoreOutcome> StoreAsync(NewSend send) => unitOfWork.RunAsync(session => StoreAsync(session, send), CancellationToken.None);

    private async ValueTask<StoreOutcome> StoreAsync(WriteSession session, NewSend send)
    {
        var (instanceId, now) = (send.InstanceId, send.TakenAtUnixMs);

        // Step 1. Before anything else, so that there is nothing to undo.
        if (send.Idempotency is { } key && await session.FindIdempotencyKeyAsync(key.KeyId, key.Key) is { } known && known.CreatedAt > now - (long)IdempotencyKey.Life.TotalMilliseconds)
            return new StoreOutcome.Known(known.MessageId, known.Fingerprint);

        // Step 2
        var sighting = new ChatSighting { InstanceId = instanceId, Channel = send.Channel, ExternalId = send.Pieces[0].To };
        if (send is { NeedsOpenWindow: true, SendAtUnixMs: null } && await session.FindChatAsync(instanceId, sighting.ExternalId) is { WindowExpiresAt: { } until } && until <= now)
        {
            if (send.Fallback is not { } fallback) return new StoreOutcome.OutsideWindow();
            send = send with { Pieces = [send.Pieces[0] with { Content = fallback, Metadata = null }], Fallback = null, Media = null };
        }

        // Step 3
        if (send.Idempotency is { } used)
            await session.SetIdempotencyKeyAsync(new IdempotencyKeyRow { KeyId = used.KeyId, Key = used.Key, Fingerprint = used.Fingerprint, MessageId = send.Pieces[0].Id, CreatedAt = now });
        var chat = await chats.EnsureAsync(session, sighting, now);
        var stored = new List<QueuedMessage>(send.Pieces.Count);
        foreach (var piece in send.Pieces) stored.Add(await AddAsync(session, send, chat, piece));
        if (send.Media is { } media) await session.AddMediaAsync(media, chat.Id);
        await session.SetLastMessageAsync(instanceId, now);
        return new StoreOutcome.Stored(stored);
    }

    private static async ValueTask<QueuedMessage> AddAsync(WriteSession session, NewSend send, ChatRef chat, OutgoingMessage piece)
    {
        var now = send.TakenAtUnixMs;

        // Channels tell times in whole seconds: ours are told alike, and within a second the order of arrival decides.
        var at = now / 1000 * 1000;
        await session.AddMessageAsync(await MessageOfAsync(session, send.InstanceId, chat, piece, send.Media, at, now));
        if (piece.Content is not ReactionContent) await session.CountMessageAsync(chat.Id, at, MessagePreview.Of(piece.Content), unread: false, now);
        var row = new OutboxRow
        {
            Id = piece.Id,
            InstanceId = send.InstanceId,
            ChatId = chat.Id,
            State = send.SendAtUnixMs is null ? "pending" : "waiting",
            RequestId = send.Pieces[0].Id,
            Message = JsonSerializer.Serialize(piece, OmniJson.Options),
            Fallback = piece == send.Pieces[0] && send.Fallback is { } fallback ? JsonSerializer.Serialize(fallback, OmniJson.Options) : null,
            DueAt = send.SendAtUnixMs ?? 0,
            ExpiresAt = send.ExpiresAtUnixMs,
            Reason = send.SendAtUnixMs is null ? null : Scheduled,
            TraceParent = send.TraceParent,
            QueuedAt = send.SendAtUnixMs ?? now,
            CreatedAt = now,
        };
        return new QueuedMessage
        {
            Seq = await session.AddOutboxAsync(row),
            InstanceId = send.InstanceId,
            ChatId = chat.Id,
            RequestId = row.RequestId,
            TraceParent = row.TraceParent,
            Message = piece,
            Fallback = piece == send.Pieces[0] ? send.Fallback : null,
            QueuedAtUnixMs = row.QueuedAt,
            DueAtUnixMs = row.DueAt,
            ExpiresAtUnixMs = row.ExpiresAt,
        };
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
