namespace Omni.Api.Sending;

/// <summary>Lets few requests with media be read at a time: base64 takes memory and forms take disk, and their number must decide neither.</summary>
internal sealed class MediaDoor : IDisposable
{
    private const int BodiesAtOnce = 8, FormsAtOnce = 64;

    private readonly SemaphoreSlim _bodies = new(BodiesAtOnce, BodiesAtOnce), _forms = new(FormsAtOnce, FormsAtOnce);

    /// <summary>Reads a body into memory.</summary>
    public Task<T> ReadBodyAsync<T>(Func<Task<T>> read, CancellationToken ct) => EnterAsync(_bodies, read, ct);

    /// <summary>Reads a form to disk.</summary>
    public Task<T> ReadFormAsync<T>(Func<Task<T>> read, CancellationToken ct) => EnterAsync(_forms, read, ct);

    public void Dispose()
    {
        _bodies.Dispose();
        _forms.Dispose();
    }

    private static async Task<T> EnterAsync<T>(SemaphoreSlim slots, Func<Task<T>> read, CancellationToken ct)
    {
        await slots.WaitAsync(ct);
        try
        {
            return await read();
        }
        finally
        {
            slots.Release();
        }
    }
}
