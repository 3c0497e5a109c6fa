using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Submission;

/// <summary>Resolves a message as callers name it: by the channel's id or Omni's.</summary>
internal sealed class MessageReference(IReadDb reads)
{
    /// <summary>The message that a caller names, and its chat as the channel names it.</summary>
    public async Task<(NamedMessage Named, string? Chat)> FindAsync(string reference, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        await using var db = reads.Open();
        var named = await db.FindMessageAsync(reference, visible, ct);
        return named.Row is not { } message ? (named, null)
            : (named, await db.Chats.Where(c => c.Id == message.ChatId).Select(c => c.ExternalId).FirstOrDefaultAsync(ct));
    }

    /// <summary>The channel's id; null when Omni's id names no message of the instance that the channel knows.</summary>
    public async Task<string?> ResolveAsync(Guid instanceId, string reference, CancellationToken ct)
    {
        if (!Guid.TryParse(reference, out var id)) return reference;
        await using var db = reads.Open();
        return await db.Messages.Where(m => m.Id == id && m.InstanceId == instanceId).Select(m => m.ExternalId).FirstOrDefaultAsync(ct);
    }
}
