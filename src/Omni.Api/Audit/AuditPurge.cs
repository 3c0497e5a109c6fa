using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Audit;

/// <summary>Removes expired audit entries in slices.</summary>
internal sealed class AuditPurge(
    IUnitOfWork unitOfWork, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditPurge> logger) : BatchedPurge(time, logger)
{
    private const int Slice = 1000;

    protected override Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        var before = (Time.GetUtcNow() - options.Value.Retention).ToUnixTimeMilliseconds();
        return unitOfWork.RunAsync(session => session.PurgeAuditAsync(before, options.Value.MaxEntries, Slice), ct);
    }
}
