using Microsoft.EntityFrameworkCore;
using Omni.Api.Addressing;
using Omni.Api.Plugins;
using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Receipts;

/// <summary>Marks messages as read: on the channel first, then in Omni's count of unread messages.</summary>
internal sealed class ReadReceipts(
    ChannelRegistry channels, ChannelDirectory directory, IReadDb reads, IUnitOfWork unitOfWork, TimeProvider time)
{
    public async Task<ReceiptOutcome> ReadAsync(MessageRow message, CancellationToken ct)
    {
        if (await directory.FindChannelAsync(message.InstanceId, ct) is not { } channel) return new ReceiptOutcome.NoInstance();
        if (channels.Get(channel) is not IReadReceiptChannel plugin)
            return new ReceiptOutcome.NotSupported($"The channel '{channel}' does not support read receipts");
        if (message.IsFromMe || message.ExternalId is null)
            return new ReceiptOutcome.Refused("id", "The message is one of ours: only what came in can be read");

        var chatId = await ChatExternalIdAsync(message.ChatId, ct);
        if (await plugin.MarkAsReadAsync(message.InstanceId, chatId, [message.ExternalId], ct) is AbilityResult.Failed failed)
            return new ReceiptOutcome.Failed(failed.ErrorCode, failed.Error);
        await unitOfWork.RunAsync(
            session => session.SetChatReadUpToAsync(message.ChatId, message.PlatformTimestamp, time.GetUtcNow().ToUnixTimeMilliseconds()),
            CancellationToken.None);
        return new ReceiptOutcome.Done(message.InstanceId, message.ChatId, message.Id, message.ExternalId);
    }

    /// <inheritdoc cref="NamedMessages.FindMessageAsync"/>
    public async Task<NamedMessage> FindAsync(string reference, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.FindMessageAsync(reference, visible, ct);
    }

    /// <summary>The last received message.</summary>
    public async Task<MessageRow?> FindLastReceivedAsync(Guid chatId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Messages.Where(m => m.ChatId == chatId && !m.IsFromMe && m.ExternalId != null)
            .OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// The latest of some messages in each of their chats: reading it also reads those before it. The latest of all comes first.
    /// </summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="chat">The only chat they may be in, by its id in this host or the channel's; null means any.</param>
    /// <param name="ids">Their ids in this host or the channel's.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<MessageRow>> FindLatestAsync(
        Guid instanceId, string? chat, IReadOnlyList<string> ids, CancellationToken ct)
    {
        await using var db = reads.Open();
        var found = db.Messages.Where(m => m.InstanceId == instanceId);
        if (chat is not null)
        {
            var channel = await directory.FindChannelAsync(instanceId, ct);
            var names = AddressSpellings.Of(channel is null ? null : channels.Get(channel), chat);
            var chatId = Guid.TryParse(chat, out var own) ? await db.CurrentChatAsync(own, ct)
                : await db.ChatAddresses.Where(a => a.InstanceId == instanceId && names.Contains(a.Address)).Select(a => (Guid?)a.ChatId)
                    .FirstOrDefaultAsync(ct);
            found = found.Where(m => m.ChatId == chatId);
        }

        var ours = ids.Select(id => Guid.TryParse(id, out var guid) ? guid : (Guid?)null).OfType<Guid>().ToList();
        var named = ids.Select(NamedMessages.ExternalIdOf).ToList();
        var rows = await found.Where(m => ours.Contains(m.Id) || named.Contains(m.ExternalId!)).ToListAsync(ct);
        return [.. rows.OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).DistinctBy(m => m.ChatId)];
    }

    private async Task<string> ChatExternalIdAsync(Guid chatId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Chats.Where(c => c.Id == chatId).Select(c => c.ExternalId).FirstAsync(ct);
    }
}
