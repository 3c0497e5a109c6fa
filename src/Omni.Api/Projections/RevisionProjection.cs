using System.Text.Json;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Messages;

namespace Omni.Api.Projections;

/// <summary>
/// Applies edits and revokes to the stored message and keeps its earlier content. A revision that arrives before its message leaves a row
/// that the message completes.
/// </summary>
internal sealed class RevisionProjection(TimeProvider time)
{
    private const string DeletedPreview = "[Deleted]";

    /// <summary>Applies an edit and returns the message.</summary>
    public async ValueTask<Guid> EditedAsync(
        WriteSession session, OmniEvent @event, MessageReceived received, EditContent edit, ChatRef chat, PlatformIdentityRow? sender,
        long now)
    {
        var at = @event.Facts.Conversation.SentAtUnixMs ?? @event.Timestamp;
        if (await session.FindMessageByExternalIdAsync(chat.Id, edit.TargetMessageId) is not { } message)
            return await AddUnknownAsync(session, StubOf(@event, received, edit.TargetMessageId, chat, sender, at, now,
                row => (row.TextContent, row.Status, row.EditCount, row.EditedAt) = (edit.Text, MessageState.Edited, 1, at)));

        var (history, editedAt) = await session.ReadRevisionsAsync(message.Id);
        var extended = Append(history, editedAt > at ? edit.Text : message.Text, at);
        if (editedAt > at)
        {
            await session.KeepLateEditAsync(message.Id, extended, @event.Id, now);
            return message.Id;
        }

        await session.EditMessageAsync(message.Id, edit.Text, extended, at, @event.Id, now);
        await session.SetPreviewIfLastAsync(
            chat.Id, message.PlatformTimestamp, MessagePreview.Of(new TextContent { Text = edit.Text }), now);
        return message.Id;
    }

    /// <summary>Applies a revoke and returns the message.</summary>
    public async ValueTask<Guid> RevokedAsync(
        WriteSession session, OmniEvent @event, MessageReceived received, DeleteContent revoke, ChatRef chat, PlatformIdentityRow? sender,
        long now)
    {
        var at = @event.Facts.Conversation.SentAtUnixMs ?? @event.Timestamp;
        if (await session.FindMessageByExternalIdAsync(chat.Id, revoke.TargetMessageId) is not { } message)
            return await AddUnknownAsync(session, StubOf(@event, received, revoke.TargetMessageId, chat, sender, at, now,
                row => (row.Status, row.DeletedAt) = (MessageState.Deleted, at)));

        await session.DeleteMessageAsync(message.Id, at, @event.Id, now);
        await session.SetPreviewIfLastAsync(chat.Id, message.PlatformTimestamp, DeletedPreview, now);
        return message.Id;
    }

    private static async ValueTask<Guid> AddUnknownAsync(WriteSession session, MessageRow stub)
    {
        await session.AddMessageAsync(stub);
        return stub.Id;
    }

    private MessageRow StubOf(
        OmniEvent @event, MessageReceived received, string target, ChatRef chat, PlatformIdentityRow? sender, long at, long now,
        Action<MessageRow> revise)
    {
        var row = new MessageRow
        {
            Id = Ids.Next(time),
            InstanceId = @event.Metadata.InstanceId!.Value,
            ChatId = chat.Id,
            ExternalId = target,
            Source = MessageSource.Realtime,
            SenderPersonId = sender?.PersonId,
            SenderPlatformIdentityId = sender?.Id,
            SenderPlatformUserId = received.From,
            SenderDisplayName = sender?.DisplayName,
            IsFromMe = @event.Facts.Conversation.IsFromMe,
            MessageType = ContentType.Text,
            Status = MessageState.Active,
            DeliveryStatus = DeliveryStatus.Delivered,
            OriginalEventId = @event.Id,
            PlatformTimestamp = at,
            ReceivedAt = @event.Timestamp,
            CreatedAt = now,
        };
        revise(row);
        return row;
    }

    private static string Append(string? history, string? text, long at)
    {
        var entries = history is null ? [] : JsonSerializer.Deserialize<List<JsonElement>>(history)!;
        entries.Add(JsonSerializer.SerializeToElement(
            new { text, editedAt = DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime.ToString("O") }, OmniJson.Readable));
        return JsonSerializer.Serialize(entries, OmniJson.Readable);
    }
}
