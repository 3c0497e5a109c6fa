using System.Text.Json;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Projections;

/// <summary>
/// Applies reactions to their messages: the latest of each person counts. A reaction that arrives before its message waits for it.
/// </summary>
internal static class ReactionProjection
{
    public static async ValueTask<Effect> ReactedAsync(WriteSession session, OmniEvent @event, ReactionPayload reaction, long now)
    {
        var about = @event.Facts.Conversation;
        var instanceId = @event.Metadata.InstanceId!.Value;
        if (await session.FindChatAsync(instanceId, reaction.ChatId) is not { } chat) return new Effect(@event);
        var target = await session.FindMessageByExternalIdAsync(chat.Id, reaction.MessageId)
            ?? await session.FindMessageAnywhereAsync(instanceId, reaction.MessageId);
        if (target is not null && target.ChatId != chat.Id)
            chat = await session.FindChatAsync(instanceId, target.ChatExternalId) ?? chat;
        var user = about.IsFromMe ? null
            : await session.FindMainIdentityAsync(instanceId, @event.Metadata.ChannelType ?? "", reaction.From);
        await SetAsync(session, new MessageReactionRow
        {
            ChatId = chat.Id,
            TargetExternalId = reaction.MessageId,
            PlatformUserId = user?.PlatformUserId ?? reaction.From,
            Emoji = reaction is ReactionReceived ? reaction.Emoji : null,
            DisplayName = about.Sender?.DisplayName,
            IsFromMe = about.IsFromMe,
            ReactedAt = about.SentAtUnixMs ?? @event.Timestamp,
        }, now);
        return new Effect(@event with { Payload = reaction with { ChatId = chat.ExternalId } })
        {
            ExternalId = @event.Facts.ExternalId,
            Direction = about.IsFromMe ? Direction.Outbound : Direction.Inbound,
            ChatId = chat.Id,
            MessageId = target?.Id,
        };
    }

    /// <summary>Records Omni's own reaction, which the channel has accepted.</summary>
    public static ValueTask SentAsync(WriteSession session, Guid chatId, string target, string emoji, long now) =>
        SetAsync(
            session,
            new MessageReactionRow
            {
                ChatId = chatId,
                TargetExternalId = target,
                PlatformUserId = "me",
                Emoji = emoji.Length > 0 ? emoji : null,
                IsFromMe = true,
                ReactedAt = now,
            },
            now);

    /// <summary>Shows the remaining reactions after some were erased.</summary>
    public static async ValueTask ShowLeftAsync(WriteSession session, Guid chatId, string target, long now) =>
        await ShowAsync(session, chatId, target, await session.ReadReactionsAsync(chatId, target), now);

    /// <summary>Shows on a message the reactions that arrived before it.</summary>
    public static async ValueTask CatchUpAsync(WriteSession session, Guid chatId, string externalId, long now)
    {
        if (await session.ReadReactionsAsync(chatId, externalId) is { Count: > 0 } reactions)
            await ShowAsync(session, chatId, externalId, reactions, now);
    }

    private static async ValueTask SetAsync(WriteSession session, MessageReactionRow reaction, long now)
    {
        await session.SetReactionAsync(reaction);
        await ShowAsync(
            session, reaction.ChatId, reaction.TargetExternalId,
            await session.ReadReactionsAsync(reaction.ChatId, reaction.TargetExternalId), now);
    }

    private static async ValueTask ShowAsync(WriteSession session, Guid chatId, string target, List<MessageReactionRow> reactions, long now)
    {
        var list = JsonSerializer.Serialize(
            reactions.Select(
                r => new
                {
                    emoji = r.Emoji,
                    platformUserId = r.PlatformUserId,
                    displayName = r.DisplayName,
                    isFromMe = r.IsFromMe,
                    timestamp = r.ReactedAt,
                }),
            OmniJson.Readable);
        var counts = JsonSerializer.Serialize(
            reactions.GroupBy(r => r.Emoji!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            OmniJson.Readable);
        await session.ShowReactionsAsync(chatId, target, list, counts, now);
    }
}
