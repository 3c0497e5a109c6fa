using System.Text.Json;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Erasures;

namespace Omni.Api.Erasure;

/// <summary>An erasure that the worker runs.</summary>
internal sealed class RunningErasure(ErasureRow row, TimeProvider time)
{
    public ErasureRow Row => row;

    public Guid InstanceId => row.InstanceId;

    public ErasureSubject Subject { get; } = JsonSerializer.Deserialize<ErasureSubject>(row.Subject!)!;

    public ErasureProgress Progress { get; private set; } = ProgressOf(row);

    public static ErasureProgress ProgressOf(ErasureRow row) => JsonSerializer.Deserialize<ErasureProgress>(row.Progress)!;

    /// <summary>Runs the work of a slice and stores the progress, in one transaction.</summary>
    public async Task SaveAsync(
        IUnitOfWork unitOfWork, ErasureProgress next, Func<WriteSession, ValueTask>? work = null, string state = ErasureState.Running)
    {
        var json = JsonSerializer.Serialize(next);
        await unitOfWork.RunAsync(async session =>
        {
            if (work is not null)
            {
                await session.OverwriteRemovedAsync();
                await work(session);
            }

            await session.SaveErasureAsync(row.Id, state, json, time.GetUtcNow().ToUnixTimeMilliseconds());
        }, CancellationToken.None);
        Progress = next;
    }

    /// <summary>The hash of data that the channel may repeat.</summary>
    public ErasedKeyRow KeyOf(string hash, long? position = null) => new()
    {
        KeyHash = hash,
        InstanceId = row.InstanceId,
        Position = position,
        ForgetAt = (time.GetUtcNow() + ErasureWorker.KeysKept).ToUnixTimeMilliseconds(),
    };
}
