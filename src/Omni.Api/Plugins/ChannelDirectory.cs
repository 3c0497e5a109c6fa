using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;

namespace Omni.Api.Plugins;

/// <summary>Finds the channel of an instance.</summary>
internal sealed class ChannelDirectory(IReadDb reads)
{
    public async Task<string?> FindChannelAsync(Guid instanceId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Instances.Where(i => i.Id == instanceId).Select(i => i.Channel).FirstOrDefaultAsync(ct);
    }
}
