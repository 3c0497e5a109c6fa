using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Plugins;

/// <summary>Removes expired values of plugins.</summary>
internal sealed class PluginStoragePurge(
    IReadDb reads, IUnitOfWork unitOfWork, TimeProvider time, ILogger<PluginStoragePurge> logger) : BatchedPurge(time, logger)
{
    private const int Slice = 500;

    protected override async Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        var now = Time.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = reads.Open();
        var over = await db.PluginStorage.Where(r => r.ExpiresAt != null && r.ExpiresAt <= now).OrderBy(r => r.ExpiresAt).Take(Slice)
            .ToListAsync(ct);
        if (over.Count == 0) return 0;
        await unitOfWork.RunAsync(async session =>
        {
            foreach (var row in over)
                await session.Db.PluginStorage.Where(r => r.PluginId == row.PluginId && r.Key == row.Key && r.ExpiresAt <= now)
                    .ExecuteDeleteAsync(CancellationToken.None);
        }, ct);
        return over.Count;
    }
}
