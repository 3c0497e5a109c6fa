using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Omni.Api.Projections;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Submission;

/// <summary>
/// Stores a send in one transaction:
/// 1. A key that was used before stores nothing.
/// 2. Outside the service window the fallback replaces the content, or nothing is stored.
/// 3. Chat, <c>pending</c> message and outbox row of every piece are stored.
/// </summary>
internal sealed class OutboxWriter(IUnitOfWork unitOfWork, ChatProjection chats, IOptions<OutboxOptions> options)
{
    /// <summary>The reason why a message with a requested time waits.</summary>
    public const string Scheduled = SendStatus.Scheduled;

    /// <param name="command">The checked request.</param>
    /// <param name="plugin">The channel.</param>
    /// <param name="pieces">The message, or the pieces of a long one in their order.</param>
    /// <param name="media">The media of the message.</param>
    /// <param name="takenAt">When the request was accepted.</param>
    public Task<StoreOutcome> StoreAsync(
        SendCommand command, IChannelPlugin plugin, IReadOnlyList<OutgoingMessage> pieces, MediaRow? media, DateTimeOffset takenAt)
    {
        var (now, trace) = (takenAt.ToUnixTimeMilliseconds(), Activity.Current?.Id);
        var needsWindow = command.SendAt is null && plugin is IServiceWindowChannel windowed && windowed.NeedsOpenWindow(pieces[0])
            && !options.Value.AsksOutsideWindow(pieces[0]);
        return unitOfWork.RunAsync(StoreAsync, CancellationToken.None);

        async ValueTask<StoreOutcome> StoreAsync(WriteSession session)
        {
            // Step 1, before anything else, so that there is nothing to undo.
            if (command.Idempotency is { } key && await FindAsync(session, key, now) is { } known) return known;

            // Step 2
            var to = new ChatSighting
            {
                InstanceId = command.InstanceId,
                Channel = command.Channel,
                ExternalId = pieces[0].To,
                Addresses = plugin is IAddressingChannel addressing ? addressing.OtherSpellings(pieces[0].To) : [],
            };
            var isShut = needsWindow && await session.FindChatAsync(command.InstanceId, to.ExternalId) is { WindowExpiresAt: { } until }
                && until <= now;
            if (isShut && command.Fallback is null) return new StoreOutcome.OutsideWindow();
            if (isShut && command.FallbackRefusal is { } refusal) return new StoreOutcome.FallbackRefused(refusal);

            // Step 3
            if (command.Idempotency is { } used) await session.SetIdempotencyKeyAsync(RowOf(used, pieces[0].Id, now));
            var (chat, _) = await chats.EnsureAsync(session, to, now);
            if (command.PausesAgent) await session.PauseAgentAsync(chat.Id, now);
            var stored = isShut
                ? await AddAsync(
                    session, command with { Fallback = null }, [pieces[0] with
                    {
                        Content = command.Fallback!,
                        Metadata = null,
                    }], chat, media: null, now, trace)
                : await AddAsync(session, command, pieces, chat, media, now, trace);
            await session.SetLastMessageAsync(command.InstanceId, now);
            return new StoreOutcome.Stored(stored, chat.HolderAt(now));
        }
    }

    private static async ValueTask<StoreOutcome.Known?> FindAsync(WriteSession session, IdempotencyKey key, long now) =>
        await session.FindIdempotencyKeyAsync(key.KeyId, key.Key) is { } known
            && known.CreatedAt > now - (long)IdempotencyKey.Life.TotalMilliseconds
            ? new StoreOutcome.Known(known.MessageId, known.Fingerprint)
            : null;

    private static IdempotencyKeyRow RowOf(IdempotencyKey key, Guid messageId, long now) =>
        new() { KeyId = key.KeyId, Key = key.Key, Fingerprint = key.Fingerprint, MessageId = messageId, CreatedAt = now };

    private static async ValueTask<IReadOnlyList<QueuedMessage>> AddAsync(
        WriteSession session, SendCommand command, IReadOnlyList<OutgoingMessage> pieces, ChatRef chat, MediaRow? media, long now,
        string? trace)
    {
        var stored = new List<QueuedMessage>(pieces.Count);
        foreach (var piece in pieces)
        {
            // Channels report whole seconds, so outgoing messages are stored alike; within a second the order of arrival decides.
            var at = now / 1000 * 1000;
            await session.AddMessageAsync(await MessageOfAsync(session, command, chat, piece, media, at, now));
            if (piece.Content is not ReactionContent)
                await session.CountMessageAsync(chat.Id, at, MessagePreview.Of(piece.Content), unread: false, now);
            var isFirst = piece == pieces[0];
            var row = RowOf(command, piece, pieces[0].Id, isFirst ? command.Fallback : null, chat.Id, now, trace);
            stored.Add(QueuedMessage.Of(row, await session.AddOutboxAsync(row), piece, isFirst ? command.Fallback : null));
        }

        if (media is not null) await session.AddMediaAsync(media, chat.Id);
        return stored;
    }

    private static OutboxRow RowOf(
        SendCommand command, OutgoingMessage piece, Guid requestId, MessageContent? fallback, Guid chatId, long now, string? trace) => new()
        {
            Id = piece.Id,
            InstanceId = command.InstanceId,
            ChatId = chatId,
            State = command.SendAt is null ? OutboxState.Pending : OutboxState.Waiting,
            RequestId = requestId,
            Message = JsonSerializer.Serialize(piece, OmniJson.Options),
            Fallback = fallback is null ? null : JsonSerializer.Serialize(fallback, OmniJson.Options),
            DueAt = command.SendAt?.ToUnixTimeMilliseconds() ?? 0,
            ExpiresAt = command.ExpiresAt?.ToUnixTimeMilliseconds(),
            Reason = command.SendAt is null ? null : Scheduled,
            TraceParent = trace,
            QueuedAt = command.SendAt?.ToUnixTimeMilliseconds() ?? now,
            CreatedAt = now,
        };

    private static async ValueTask<MessageRow> MessageOfAsync(
        WriteSession session, SendCommand command, ChatRef chat, OutgoingMessage piece, MediaRow? stored, long at, long now)
    {
        var media = piece.Content as MediaContent;
        var told = piece.Content.Announced;
        var answered = piece.ReplyTo is { } reply ? await session.FindMessageByExternalIdAsync(chat.Id, reply) : null;
        return new MessageRow
        {
            Id = piece.Id,
            InstanceId = command.InstanceId,
            CorrelationId = command.CorrelationId,
            ChatId = chat.Id,
            Source = MessageSource.Api,
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
            Status = MessageState.Active,
            DeliveryStatus = DeliveryStatus.Pending,
            PlatformTimestamp = at,
            ReceivedAt = now,
            CreatedAt = now,
        };
    }
}
