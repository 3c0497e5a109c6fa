using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Projections;

/// <summary>Which chat: found by any of its addresses, made when none is known; every address seen is remembered.</summary>
internal sealed class ChatProjection(TimeProvider time)
{
    public async ValueTask<ChatRef> EnsureAsync(WriteSession session, ChatSighting sighting, long now)
    {
        var addresses = sighting.Addresses.Prepend(sighting.ExternalId).Distinct(StringComparer.Ordinal).ToList();
        var (chat, foundBy) = await FindAsync(session, sighting.InstanceId, addresses);
        chat ??= await AddAsync(session, sighting, now);

        foreach (var address in addresses.Where(a => a != foundBy))
            await session.AddChatAddressAsync(sighting.InstanceId, address, chat.Id);
        if (sighting.Name is { } name && name != chat.Name) await session.RenameChatAsync(chat.Id, name, now);
        return chat;
    }

    private static async ValueTask<(ChatRef? Chat, string? Address)> FindAsync(WriteSession session, Guid instanceId, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (await session.FindChatAsync(instanceId, address) is { } chat) return (chat, address);
        }

        return (null, null);
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
        return new ChatRef(row.Id, row.ExternalId, row.Name);
    }
}
