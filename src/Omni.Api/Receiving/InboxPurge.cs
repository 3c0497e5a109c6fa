using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>Removes processed webhooks after their retention.</summary>
internal sealed class InboxPurge(
    IInboxStore store, InboxProgress progress, IOptions<InboxOptions> options, TimeProvider time, ILogger<InboxPurge> logger)
    : BatchedPurge(time, logger)
{
    private const int Slice = 2000;

    // Of every channel, up to the one that is furthest behind.
    protected override Task<int> PurgeSliceAsync(CancellationToken ct) =>
        Task.FromResult(store.Remove(progress.Position, (Time.GetUtcNow() - options.Value.Retention).ToUnixTimeMilliseconds(), Slice));
}
