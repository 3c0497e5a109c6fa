using Microsoft.Extensions.Options;
using Omni.Api.Background;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Inbox;

/// <summary>Removes processed webhooks when their retention is over.</summary>
internal sealed class InboxPurge(IInboxStore store, IUnitOfWork unitOfWork, IOptions<InboxOptions> options, TimeProvider time, ILogger<InboxPurge> logger) : SlicedPurge(time, logger)
{
    private const int Slice = 2000;

    protected override async Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        var mark = await unitOfWork.ReadProgressAsync(InboxWorker.Mark, ct);
        return store.Remove(mark, (Time.GetUtcNow() - options.Value.Retention).ToUnixTimeMilliseconds(), Slice);
    }
}
