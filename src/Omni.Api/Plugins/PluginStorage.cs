using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Plugins;

/// <summary>Key/value storage, separate for each plugin.</summary>
internal sealed class PluginStorage(IUnitOfWork unitOfWork, IReadDb reads, TimeProvider time)
{
    public IPluginStorage For(string pluginId) => new Compartment(this, pluginId);

    private sealed class Compartment(PluginStorage storage, string pluginId) : IPluginStorage
    {
        public async Task<string?> GetAsync(string key, CancellationToken ct)
        {
            await using var db = storage.OpenRead();
            var now = storage.Now;
            return await db.PluginStorage.Where(r => r.PluginId == pluginId && r.Key == key && (r.ExpiresAt == null || r.ExpiresAt > now))
                .Select(r => r.Value).FirstOrDefaultAsync(ct);
        }

        public Task SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken ct) => storage.WriteAsync(async db =>
        {
            var row = await db.PluginStorage.FindAsync(pluginId, key);
            if (row is null) db.PluginStorage.Add(row = new PluginStorageRow { PluginId = pluginId, Key = key, Value = value });
            row.Value = value;
            row.ExpiresAt = timeToLive is { } life ? storage.Now + (long)life.TotalMilliseconds : null;
        }, ct);

        public Task RemoveAsync(string key, CancellationToken ct) => storage.WriteAsync(async db =>
        {
            if (await db.PluginStorage.FindAsync(pluginId, key) is { } row) db.PluginStorage.Remove(row);
        }, ct);
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private OmniDbContext OpenRead() => reads.Open();

    private Task WriteAsync(Func<OmniDbContext, Task> change, CancellationToken ct) => unitOfWork.RunAsync(async session =>
    {
        await change(session.Db);
        await session.Db.SaveChangesAsync(CancellationToken.None);
    }, ct);
}
