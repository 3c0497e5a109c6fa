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
            var identity = await db.PlatformIdentities.Where(i => i.PersonId == personId && i.InstanceId == instanceId)
                .OrderBy(i => i.IsAlias).Select(i => i.PlatformUserId).FirstOrDefaultAsync(ct)
                ?? await db.Chats.Where(c => c.Id == personId && c.InstanceId == instanceId).Select(c => c.ExternalId)
                    .FirstOrDefaultAsync(ct);
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
}
