using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Media;

namespace Omni.Api.Media;

/// <summary>Finds the message whose media a request names: by its id, or by its chat and the channel's id.</summary>
internal sealed class MediaReference(IReadDb reads, ChannelRegistry channels)
{
    public async Task<NamedMessage> FindAsync(DownloadMediaRequest request, Guid? instanceId, Caller caller, CancellationToken ct)
    {
        await using var db = reads.Open();
        var named = await FindAsync(db, request, caller.InstancesAmong(instanceId), ct);
        return named.Row is { } row && instanceId is { } asked && row.InstanceId != asked ? new NamedMessage(Row: null) : named;
    }

    private async Task<NamedMessage> FindAsync(
        OmniDbContext db, DownloadMediaRequest request, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        if (request.MessageId is { } id) return await db.FindMessageAsync(id, visible, ct);
        var chat = request.ChatExternalId ?? request.ChatId;
        if (Guid.TryParse(chat, out var chatId))
            return new NamedMessage(await db.FindMessageOfChatAsync(chatId, request.ExternalId!, ct));
        var named = await db.FindMessageAsync(request.ExternalId!, visible, ct);
        return named.Row is { } row && chat is not null && !await HasAddressAsync(db, row.ChatId, chat, ct)
            ? new NamedMessage(Row: null)
            : named;
    }

    private async Task<bool> HasAddressAsync(OmniDbContext db, Guid chatId, string written, CancellationToken ct)
    {
        var names = channels.All.SelectMany(channel => AddressSpellings.Of(channel, written)).Distinct().ToList();
        return await db.ChatAddresses.AnyAsync(a => a.ChatId == chatId && names.Contains(a.Address), ct);
    }
}
