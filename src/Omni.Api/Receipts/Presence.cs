using Microsoft.EntityFrameworkCore;
using Omni.Api.Plugins;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Receipts;

/// <summary>Shows a typing indicator to the other side.</summary>
internal sealed class Presence(
    ChannelRegistry channels, ChannelDirectory directory, RecipientResolver recipients, ReadReceipts receipts, IReadDb reads)
{
    public async Task<ReceiptOutcome> ShowAsync(Guid instanceId, string to, TimeSpan duration, CancellationToken ct)
    {
        if (await directory.FindChannelAsync(instanceId, ct) is not { } channel) return new ReceiptOutcome.NoInstance();
        if (channels.Get(channel) is not { } plugin || plugin is not ITypingChannel typing)
            return new ReceiptOutcome.NotSupported($"The channel '{channel}' does not support typing indicators");
        var resolved = await recipients.ResolveAsync(plugin, instanceId, to, ct);
        if (resolved.To is not { } recipient)
            return new ReceiptOutcome.Refused("to", (resolved.Refusal as SendOutcome.Refused)?.Message ?? "'to' is no recipient");

        var chatId = await ChatOfAsync(instanceId, recipient, ct);
        var last = chatId is { } id ? await receipts.FindLastReceivedAsync(id, ct) : null;
        return await typing.SendTypingAsync(instanceId, recipient, last?.ExternalId, duration, ct) is AbilityResult.Failed failed
            ? new ReceiptOutcome.Failed(failed.ErrorCode, failed.Error)
            : new ReceiptOutcome.Done(instanceId, chatId ?? Guid.Empty, last?.Id, last?.ExternalId);
    }

    private async Task<Guid?> ChatOfAsync(Guid instanceId, string recipient, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.ChatAddresses.Where(a => a.InstanceId == instanceId && a.Address == recipient).Select(a => (Guid?)a.ChatId)
            .FirstOrDefaultAsync(ct);
    }
}
