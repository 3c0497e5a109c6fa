using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;

namespace Omni.Api.Plugins;

/// <summary>
/// Finds the channel of an instance. An instance keeps its channel for life, so what was found once is kept in memory: every send asks.
/// </summary>
internal sealed class ChannelDirectory(IReadDb reads)
{
    // Null for an instance that was deleted: an id is never used again.
    private readonly ConcurrentDictionary<Guid, string?> _channels = new();

    public async ValueTask<string?> FindChannelAsync(Guid instanceId, CancellationToken ct)
    {
        if (_channels.TryGetValue(instanceId, out var known)) return known;
        await using var db = reads.Open();
        var channel = await db.Instances.Where(i => i.Id == instanceId).Select(i => i.Channel).FirstOrDefaultAsync(ct);

        // Unknown ids are not kept: callers can name as many as they like.
        return channel is null ? null : _channels.GetOrAdd(instanceId, channel);
    }

    /// <summary>The instance was deleted.</summary>
    public void Forget(Guid instanceId) => _channels[instanceId] = null;
}
