using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Submission;

/// <summary>Resolves a message as callers name it: by the channel's id or Omni's.</summary>
internal sealed class MessageReference(IReadDb reads)
{
    /// <summary>The channel's id; null when Omni's id names no message of the instance that the channel knows.</summary>
    public async Task<string?> ResolveAsync(Guid instanceId, string reference, CancellationToken ct)
    {
        if (!Guid.TryParse(reference, out var id)) return reference;
        await using var db = reads.Open();
        return await db.Messages.Where(m => m.Id == id && m.InstanceId == instanceId).Select(m => m.ExternalId).FirstOrDefaultAsync(ct);
    }
}
