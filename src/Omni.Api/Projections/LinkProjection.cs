using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Projections;

/// <summary>
/// Ties two names of a user by a message that both name: a revision, reaction or report about a message that is known in another chat
/// belongs to that chat.
/// </summary>
internal sealed class LinkProjection(PersonProjection persons)
{
    /// <summary>The chat with the message that a revision or reaction is about; the given chat when the message is unknown.</summary>
    /// <param name="session">The open transaction.</param>
    /// <param name="event">The event of the revision or reaction.</param>
    /// <param name="chat">The chat that it names.</param>
    /// <param name="names">The names of the user on the other side.</param>
    /// <param name="target">The channel's id of the message.</param>
    /// <param name="at">When it was made, Unix ms.</param>
    /// <param name="now">The current time, Unix ms.</param>
    public async ValueTask<ChatRef> FollowAsync(
        WriteSession session, OmniEvent @event, ChatRef chat, IReadOnlyList<string> names, string target, long at, long now)
    {
        if (await session.FindMessageByExternalIdAsync(chat.Id, target) is not null) return chat;
        var instanceId = @event.Metadata.InstanceId!.Value;
        if (await session.FindMessageAnywhereAsync(instanceId, target) is not { } message
            || await session.FindChatAsync(instanceId, message.ChatExternalId) is not { } other)
        {
            // Two chats that wait for one message are chats with one user.
            return chat.IsDirect && await ChatProjection.AwaitAsync(session, instanceId, target, chat) is { } waiting
                ? await TieAsync(session, @event, chat, waiting, names, at, now)
                : chat;
        }

        return await TieAsync(session, @event, chat, other, names, at, now);
    }

    /// <summary>Two chats about one message: direct ones are merged. Returns the chat that has the messages of the other.</summary>
    public async ValueTask<ChatRef> TieAsync(
        WriteSession session, OmniEvent @event, ChatRef chat, ChatRef other, IReadOnlyList<string> names, long at, long now)
    {
        if (!chat.IsDirect || !other.IsDirect || chat.Id == other.Id) return other;
        var (instanceId, channel) = (@event.Metadata.InstanceId!.Value, @event.Metadata.ChannelType ?? "");
        var both = new UserNames { Ids = [.. names.Prepend(other.ExternalId).Distinct(StringComparer.Ordinal)], AtUnixMs = at };
        await persons.SeenAsync(session, instanceId, channel, both, Sighting.Named, now);
        return await session.FindChatAsync(instanceId, other.ExternalId) ?? other;
    }

    /// <summary>A report names its recipient otherwise than the chat of its message.</summary>
    public async ValueTask<Effect> TieRecipientAsync(WriteSession session, OmniEvent reported, Effect effect, long now)
    {
        if (ChatOf(reported.Payload) is not { Length: > 0 } named || ChatOf(effect.Event.Payload) is not { } stored || named == stored
            || effect.ChatId is not { } chatId)
        {
            return effect;
        }

        var (instanceId, channel) = (reported.Metadata.InstanceId!.Value, reported.Metadata.ChannelType ?? "");
        if ((await session.FindChatAsync(instanceId, named))?.Id == chatId
            || await session.FindChatAsync(instanceId, stored) is not { IsDirect: true })
        {
            return effect;
        }

        await persons.SeenAsync(session, instanceId, channel, new UserNames { Ids = [stored, named] }, Sighting.Named, now);
        return effect with { ChatId = (await session.FindChatAsync(instanceId, stored))?.Id ?? chatId };
    }

    private static string? ChatOf(EventPayload payload) => payload switch
    {
        MessageSent sent => sent.ChatId,
        MessageDelivered delivered => delivered.ChatId,
        MessageRead read => read.ChatId,
        MessageFailed failed => failed.ChatId,
        _ => null,
    };
}
