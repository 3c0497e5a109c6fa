using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Erasure;

/// <summary>Forgets the hashes of what was erased, when its channel repeats it no longer.</summary>
internal sealed class ErasurePurge(IUnitOfWork unitOfWork, TimeProvider time, ILogger<ErasurePurge> logger) : BatchedPurge(time, logger)
{
    private const int Slice = 1000;

    protected override Task<int> PurgeSliceAsync(CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        return unitOfWork.RunAsync(
            async session => await session.PurgeErasedKeysAsync(now.ToUnixTimeMilliseconds(), Slice)
                + await session.ForgetErasedNamesAsync((now - ErasureWorker.KeysKept).ToUnixTimeMilliseconds()),
            ct);
    }
}
