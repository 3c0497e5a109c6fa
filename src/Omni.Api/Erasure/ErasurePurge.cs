using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Erasure;

/// <summary>Removes the hashes of erased data when the channel no longer repeats it.</summary>
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
