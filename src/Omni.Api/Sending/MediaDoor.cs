namespace Omni.Api.Sending;

/// <summary>Lets few requests with media be read at a time: their number must not decide the memory.</summary>
internal sealed class MediaDoor : IDisposable
{
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _slots = new(AtOnce, AtOnce);

    public async Task<T> EnterAsync<T>(Func<Task<T>> read, CancellationToken ct)
    {
        await _slots.WaitAsync(ct);
        try
        {
            return await read();
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();
}
