using Microsoft.EntityFrameworkCore;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Sending.Submission;

/// <summary>
/// Resolves a recipient for the channel: a person's UUID to that person's identity there, a chat's UUID to the chat, a phone number to its
/// digits.
/// </summary>
internal sealed class RecipientResolver(IReadDb reads)
{
    /// <summary>The recipient, or the reason of the refusal.</summary>
    public async Task<(string? To, SendOutcome? Refusal)> ResolveAsync(
        IChannelPlugin plugin, Guid instanceId, string to, CancellationToken ct)
    {
        if (Guid.TryParse(to, out var personId))
        {
            await using var db = reads.Open();
            var identity = await IdentityOfAsync(db, instanceId, personId, ct)
                ?? await ChatAddressAsync(db, instanceId, personId, ct);
            return identity is not null
                ? (identity, null)
                : (null, new SendOutcome.Refused(SendOutcome.Refusal.NotOnChannel,
                    "That person has no identity on this instance: no person with that UUID has written to it"));
        }

        if (plugin is not IAddressingChannel addressing) return (to, null);
        if (addressing.Normalize(to) is { } normal) return (normal, null);
        var fault = addressing.FaultOf(to) is { } reason ? $": {reason}" : "";
        return (null, new SendOutcome.Refused(
            SendOutcome.Refusal.BadRecipient, $"'to' must be {addressing.Expected}, or a person's UUID{fault}"));
    }

    private static async Task<string?> ChatAddressAsync(OmniDbContext db, Guid instanceId, Guid chatId, CancellationToken ct)
    {
        var current = await db.CurrentChatAsync(chatId, ct);
        return await db.Chats.Where(c => c.Id == current && c.InstanceId == instanceId).Select(c => c.ExternalId).FirstOrDefaultAsync(ct);
    }

    /// <summary>The person's main identity on the instance; an earlier id of a merged person is a name of that person.</summary>
    private static async Task<string?> IdentityOfAsync(OmniDbContext db, Guid instanceId, Guid personId, CancellationToken ct)
    {
        var earlier = personId.ToString("D");
        var person = await db.PlatformIdentities.Where(i => i.InstanceId == instanceId && i.PlatformUserId == earlier)
            .Select(i => (Guid?)i.PersonId).FirstOrDefaultAsync(ct) ?? personId;
        return await db.PlatformIdentities.Where(i => i.PersonId == person && i.InstanceId == instanceId)
            .OrderBy(i => i.IsAlias).Select(i => i.PlatformUserId).FirstOrDefaultAsync(ct);
    }
}
