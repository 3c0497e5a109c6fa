using Microsoft.EntityFrameworkCore;
using Omni.Api.Addressing;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Outbox;

/// <summary>Refuses marketing to a user who has stopped it, under any name of that user on the instance.</summary>
internal sealed class OptOuts(IReadDb reads)
{
    /// <summary>The refusal; null when the content may be sent. Asks the channel only about users who have stopped marketing.</summary>
    public async Task<SendResult.Failed?> RefusalOfAsync(
        IChannelPlugin? plugin, Guid instanceId, string to, MessageContent content, CancellationToken ct) =>
        plugin is IMarketingChannel channel && content is TemplateContent { DespiteOptOut: false }
        && await HasStoppedAsync(plugin, instanceId, to, ct) && await channel.IsMarketingAsync(instanceId, content, ct)
            ? channel.OptedOut
            : null;

    private async Task<bool> HasStoppedAsync(IChannelPlugin plugin, Guid instanceId, string to, CancellationToken ct)
    {
        var names = AddressSpellings.Of(plugin, to);
        await using var db = reads.Open();
        var chats = db.ChatAddresses.Where(a => a.InstanceId == instanceId && names.Contains(a.Address)).Select(a => a.ChatId);
        var addresses = db.ChatAddresses.Where(a => chats.Contains(a.ChatId)).Select(a => a.Address);
        var people = db.PlatformIdentities
            .Where(i => i.InstanceId == instanceId && (names.Contains(i.PlatformUserId) || addresses.Contains(i.PlatformUserId)))
            .Select(i => i.PersonId);

        // The newest decision counts, also when two persons turned out to be one.
        return await db.PlatformIdentities
            .Where(i => i.InstanceId == instanceId && people.Contains(i.PersonId) && i.MarketingChangedAt != null)
            .OrderByDescending(i => i.MarketingChangedAt).Select(i => i.IsMarketingStopped).FirstOrDefaultAsync(ct) == true;
    }
}
