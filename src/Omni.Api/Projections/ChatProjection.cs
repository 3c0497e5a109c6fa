using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Projections;

/// <summary>
/// Finds a chat by any of its addresses and creates it when none is known; every address seen is stored. If the addresses belong to two
/// chats, these are one: the younger moves into the older.
/// </summary>
internal sealed class ChatProjection(TimeProvider time)
{
    public async ValueTask<ChatRef> EnsureAsync(WriteSession session, ChatSighting sighting, long now)
    {
        var addresses = sighting.Addresses.Prepend(sighting.ExternalId).Distinct(StringComparer.Ordinal).ToList();
        var found = await session.FindChatsAsync(sighting.InstanceId, addresses);
        ChatRef? chat = null;
        List<string>? strange = null;
        foreach (var (address, known) in addresses.Zip(found))
        {
            if (known is null) (strange ??= []).Add(address);
            else if (chat is null) chat = known;
            else if (chat.Id != known.Id && await session.FindChatAsync(sighting.InstanceId, address) is { } still && still.Id != chat.Id)
                chat = await JoinAsync(session, sighting.InstanceId, chat, still);
        }

        chat ??= await AddAsync(session, sighting, now);
        foreach (var address in strange ?? []) await session.AddChatAddressAsync(sighting.InstanceId, address, chat.Id);
        if (sighting.Name is { } name && name != chat.Name) await session.RenameChatAsync(chat.Id, name, now);
        return chat;
    }

    /// <summary>A person has another number: the chat moves to it, and the old number is free for its next owner.</summary>
    public static async ValueTask<ChatRef?> MoveAsync(WriteSession session, Guid instanceId, string previous, string current, long now)
    {
        if (await session.FindChatAsync(instanceId, previous) is not { } chat) return null;
        if (await session.FindChatAsync(instanceId, current) is { } ahead && ahead.Id != chat.Id)
            chat = await JoinAsync(session, instanceId, chat, ahead);
        await session.MoveChatAsync(chat.Id, current, now);
        await session.RemoveChatAddressAsync(instanceId, previous, chat.Id);
        await session.AddChatAddressAsync(instanceId, current, chat.Id);
        return chat with { ExternalId = current };
    }

    /// <summary>
    /// The channel answered with another address than was dialled: the channel's address wins, and the dialled one is kept.
    /// </summary>
    public async ValueTask AnsweredAsync(WriteSession session, ChatSighting sighting, string answered, long now)
    {
        // The answer does not recreate a chat that was erased while its message was under way.
        if (await session.FindChatAsync(sighting.InstanceId, sighting.ExternalId) is null) return;
        var chat = await EnsureAsync(session, sighting with { Addresses = [answered] }, now);
        if (chat.ExternalId != answered) await session.MoveChatAsync(chat.Id, answered, now);
    }

    private static async ValueTask<ChatRef> JoinAsync(WriteSession session, Guid instanceId, ChatRef one, ChatRef other)
    {
        var (older, younger) = one.Seq < other.Seq ? (one, other) : (other, one);
        await session.MergeChatAsync(instanceId, younger.Id, older.Id);
        return older;
    }

    private async ValueTask<ChatRef> AddAsync(WriteSession session, ChatSighting sighting, long now)
    {
        var row = new ChatRow
        {
            Id = Ids.Next(time),
            InstanceId = sighting.InstanceId,
            ExternalId = sighting.ExternalId,
            ChatType = sighting.ChatType,
            Channel = sighting.Channel,
            Name = sighting.Name,
            CreatedAt = now,
        };
        await session.AddChatAsync(row);
        return new ChatRef(long.MaxValue, row.Id, row.ExternalId, row.Name);
    }
}
