using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Addressing;

/// <summary>
/// Finds a chat as callers name it: by its id in this host, also of a chat that was merged into it, or by any address that the channel
/// knows it by, in any spelling. Of the same address on several instances only one may be visible, or the caller names the instance.
/// </summary>
internal sealed class NamedChats(IReadDb reads, ChannelRegistry channels)
{
    /// <summary>No address of a channel is as short as some mistakes are.</summary>
    private const int ShortestAddress = 5;

    private const int MostFound = 50;

    /// <summary>The chat of a path; the query <c>instanceId</c> says which instance is meant.</summary>
    public Task<(ChatRow? Chat, ApiError? Refusal)> FindAsync(string id, HttpRequest request, Caller caller, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var instanceId = query.Id("instanceId");
        return query.Refusal is { } refusal
            ? Task.FromResult<(ChatRow?, ApiError?)>((null, refusal))
            : FindAsync(id, instanceId, caller, "id", ct);
    }

    /// <summary>The chat that a reference names, or the refusal; neither when no chat has the address.</summary>
    /// <param name="reference">A UUID of this host, or an address of the channel.</param>
    /// <param name="instanceId">The instance; null means any.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="field">The name of the reference in the request.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<(ChatRow? Chat, ApiError? Refusal)> FindAsync(
        string reference, Guid? instanceId, Caller caller, string field, CancellationToken ct)
    {
        if (instanceId is not null && caller.RefusalOf(instanceId) is { } foreign) return (null, foreign);
        await using var db = reads.Open();
        if (!Guid.TryParse(reference, out var id)) return await FindByAddressAsync(db, reference, instanceId, caller, field, ct);
        if (await FindByIdAsync(db, id, ct) is not { } chat || (instanceId ?? chat.InstanceId) != chat.InstanceId)
            return (null, ApiError.NotFound("Chat"));
        return caller.RefusalOf(chat.InstanceId) is { } refusal ? (null, refusal) : (chat, null);
    }

    /// <summary>
    /// The chat that a list is limited to; the empty id when there is none, so that the list is empty, and null when none is named.
    /// </summary>
    public async Task<(Guid? ChatId, ApiError? Refusal)> FilterAsync(
        string? reference, Guid? instanceId, Caller caller, string field, CancellationToken ct)
    {
        if (reference is null) return (null, null);
        if (Guid.TryParse(reference, out var id))
        {
            await using var db = reads.Open();
            return (await db.CurrentChatAsync(id, ct), null);
        }

        var (chat, refusal) = await FindAsync(reference, instanceId, caller, field, ct);
        return refusal is null or { StatusCode: StatusCodes.Status404NotFound } ? (chat?.Id ?? Guid.Empty, null) : (null, refusal);
    }

    private static async Task<ChatRow?> FindByIdAsync(OmniDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.Chats.FirstOrDefaultAsync(c => c.Id == id && c.ChatType != ChatRow.Erased, ct) is { } chat) return chat;

        // A merged chat is reached by its old id too.
        var old = id.ToString("D");
        return await db.ChatAddresses.Where(a => a.Address == old).Join(db.Chats, a => a.ChatId, c => c.Id, (_, c) => c)
            .FirstOrDefaultAsync(ct);
    }

    private async Task<(ChatRow? Chat, ApiError? Refusal)> FindByAddressAsync(
        OmniDbContext db, string reference, Guid? instanceId, Caller caller, string field, CancellationToken ct)
    {
        if (reference.Trim().Length < ShortestAddress)
            return (null, ApiError.Validation(field, $"'{field}' must be a UUID or the channel's id of a chat, not '{reference}'"));
        if (caller.RefusalOfContent("Naming a chat by its number or the channel's id") is { } blind) return (null, blind);
        var names = channels.All.SelectMany(plugin => AddressSpellings.WithOthers(plugin, reference)).Distinct(StringComparer.Ordinal)
            .ToList();
        var addresses = db.ChatAddresses.Where(a => names.Contains(a.Address));
        if (instanceId is { } only) addresses = addresses.Where(a => a.InstanceId == only);
        if (caller.InstanceIds is { } visible) addresses = addresses.Where(a => visible.Contains(a.InstanceId));
        var found = await addresses.Join(db.Chats, a => a.ChatId, c => c.Id, (address, chat) => new { address.Address, chat })
            .Where(f => f.chat.ChatType != ChatRow.Erased).OrderBy(f => f.chat.Seq).Take(MostFound).ToListAsync(ct);

        // A spelling counts for the channel that has it; what was written comes before what was made of it.
        var chats = found.Select(f => (f.chat, Place: PlaceOf(f.Address, f.chat.Channel))).Where(f => f.Place >= 0)
            .GroupBy(f => f.chat.InstanceId).Select(of => of.MinBy(f => f.Place).chat).ToList();
        return chats switch
        {
            [] => (null, ApiError.NotFound("Chat")),
            [var chat] => (chat, null),
            _ => (null, ApiError.Validation(
                "instanceId",
                $"'{field}' names a chat on each of {chats.Count} instances: give one of them as 'instanceId', "
                + string.Join(", ", chats.Select(c => c.InstanceId)))),
        };

        int PlaceOf(string address, string channel) =>
            AddressSpellings.WithOthers(channels.Get(channel), reference).ToList().IndexOf(address);
    }
}
