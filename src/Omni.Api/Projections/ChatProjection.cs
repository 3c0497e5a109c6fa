using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Chats;

namespace Omni.Api.Projections;

/// <summary>
/// Finds a chat by any of its addresses and creates it when none is known; every address seen is stored. If the addresses belong to two
/// chats, these are one: the younger moves into the older.
/// </summary>
internal sealed class ChatProjection(MergedChats merged)
{
    private const string Waits = "awaits:";

    public async ValueTask<FoundChat> EnsureAsync(WriteSession session, ChatSighting sighting, long now)
    {
        var addresses = sighting.Addresses.Prepend(sighting.ExternalId).Distinct(StringComparer.Ordinal).ToList();
        var mark = sighting.MessageId is { } message ? Waits + message : null;
        var found = await session.FindChatsAsync(sighting.InstanceId, mark is null ? addresses : [.. addresses, mark]);
        var (chat, strange) = await JoinAsync(session, sighting.InstanceId, addresses, found);
        if (chat is null && !sighting.IsComplete && sighting.ChatType == ChatType.Direct)
            (chat, strange) = await FindByOtherNamesAsync(session, sighting.InstanceId, addresses);

        chat ??= await AddAsync(session, sighting, now);
        foreach (var address in strange) await session.AddChatAddressAsync(sighting.InstanceId, address, chat.Id);
        if (sighting.Name is { } name && name != chat.Name) await session.RenameChatAsync(chat.Id, name, now);
        if (mark is null || found[^1] is not { } waiting) return new FoundChat(chat, Waiting: null);

        // The chat that waits may have been merged above.
        var still = await session.FindChatAsync(sighting.InstanceId, mark) ?? waiting;
        await session.RemoveChatAddressAsync(sighting.InstanceId, mark, still.Id);
        return new FoundChat(chat, still.Id == chat.Id ? null : still);
    }

    /// <summary>Merges the direct chats with these addresses into one that has all of them; null when none is known.</summary>
    public async ValueTask<ChatRef?> JoinAsync(WriteSession session, Guid instanceId, IReadOnlyList<string> addresses)
    {
        var (chat, strange) = await JoinAsync(session, instanceId, addresses, await session.FindChatsAsync(instanceId, addresses));
        if (chat is null) return null;
        foreach (var address in strange) await session.AddChatAddressAsync(instanceId, address, chat.Id);
        return chat;
    }

    /// <summary>
    /// Notes that a message of which only a revision or reaction has arrived belongs to a chat. Returns another chat that waits for it;
    /// null when there is none.
    /// </summary>
    public static async ValueTask<ChatRef?> AwaitAsync(WriteSession session, Guid instanceId, string messageId, ChatRef chat)
    {
        if (await session.FindChatAsync(instanceId, Waits + messageId) is { } waiting) return waiting.Id == chat.Id ? null : waiting;
        await session.AddChatAddressAsync(instanceId, Waits + messageId, chat.Id);
        return null;
    }

    /// <summary>
    /// The channel answered with another address than was dialled: the channel's address wins, and the dialled one is kept.
    /// </summary>
    public async ValueTask AnsweredAsync(WriteSession session, ChatSighting sighting, string answered, long now)
    {
        // The answer does not recreate a chat that was erased while its message was under way.
        if (await session.FindChatAsync(sighting.InstanceId, sighting.ExternalId) is null) return;
        var (chat, _) = await EnsureAsync(session, sighting with { Addresses = [.. sighting.Addresses, answered] }, now);
        if (chat.ExternalId != answered) await session.MoveChatAsync(chat.Id, answered, now);
    }

    private async ValueTask<(ChatRef? Chat, List<string> Strange)> JoinAsync(
        WriteSession session, Guid instanceId, IReadOnlyList<string> addresses, IReadOnlyList<ChatRef?> found)
    {
        ChatRef? chat = null;
        var strange = new List<string>();
        foreach (var (address, known) in addresses.Zip(found))
        {
            if (known is null) strange.Add(address);
            else if (chat is null) chat = known;
            else if (chat.Id != known.Id && await session.FindChatAsync(instanceId, address) is { } still && still.Id != chat.Id)
                chat = await MergeAsync(session, instanceId, chat, still);
        }

        return (chat, strange);
    }

    /// <summary>Finds the chat by names that the user was seen under before the chat existed.</summary>
    private async ValueTask<(ChatRef? Chat, List<string> Strange)> FindByOtherNamesAsync(
        WriteSession session, Guid instanceId, List<string> addresses)
    {
        var names = new List<string>(addresses);
        foreach (var address in addresses)
        {
            var beside = await session.FindNamesBesideAsync(instanceId, address);
            names.AddRange(beside.Where(name => !Guid.TryParseExact(name, "D", out _)));
        }

        names = [.. names.Distinct(StringComparer.Ordinal)];
        return names.Count == addresses.Count
            ? (null, addresses)
            : await JoinAsync(session, instanceId, names, await session.FindChatsAsync(instanceId, names));
    }

    private async ValueTask<ChatRef> MergeAsync(WriteSession session, Guid instanceId, ChatRef one, ChatRef other)
    {
        var (older, younger) = one.Seq < other.Seq ? (one, other) : (other, one);
        await session.MergeChatAsync(instanceId, younger.Id, older.Id);
        merged.Tell(instanceId, younger.Id, older.Id);
        return older;
    }

    private static async ValueTask<ChatRef> AddAsync(WriteSession session, ChatSighting sighting, long now)
    {
        var row = new ChatRow
        {
            Id = Ids.Random(),
            InstanceId = sighting.InstanceId,
            ExternalId = sighting.ExternalId,
            ChatType = sighting.ChatType,
            Channel = sighting.Channel,
            Name = sighting.Name,
            CreatedAt = now,
        };
        await session.AddChatAsync(row);
        return new ChatRef(long.MaxValue, row.Id, row.ExternalId, row.Name) { IsDirect = row.ChatType == ChatType.Direct };
    }
}
