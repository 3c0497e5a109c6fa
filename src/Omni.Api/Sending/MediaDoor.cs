using System.Collections.Concurrent;

namespace Omni.Api.Sending;

/// <summary>
/// Lets few requests with media be read at a time: base64 takes memory and forms take disk, and their number must decide
/// neither. One key gets half of the places: one that sends slowly leaves the others theirs.
/// </summary>
internal sealed class MediaDoor : IDisposable
{
    private const int BodiesAtOnce = 8, FormsAtOnce = 64;

    private readonly Places _bodies = new(BodiesAtOnce), _forms = new(FormsAtOnce);

    /// <summary>Reads a body into memory.</summary>
    public Task<T> ReadBodyAsync<T>(Guid keyId, Func<Task<T>> read, CancellationToken ct) => _bodies.EnterAsync(keyId, read, ct);

    /// <summary>Reads a form to disk.</summary>
    public Task<T> ReadFormAsync<T>(Guid keyId, Func<Task<T>> read, CancellationToken ct) => _forms.EnterAsync(keyId, read, ct);

    public void Dispose()
    {
        _bodies.Dispose();
        _forms.Dispose();
    }

    private sealed class Places(int count) : IDisposable
    {
        private readonly SemaphoreSlim _all = new(count, count);
        private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _shares = new();

        public async Task<T> EnterAsync<T>(Guid keyId, Func<Task<T>> read, CancellationToken ct)
        {
            var share = _shares.GetOrAdd(keyId, _ => new SemaphoreSlim(count / 2, count / 2));
            await share.WaitAsync(ct);
            try
            {
                await _all.WaitAsync(ct);
                try
                {
                    return await read();
                }
                finally
                {
                    _all.Release();
                }
            }
            finally
            {
                share.Release();
            }
        }

        public void Dispose()
        {
            _all.Dispose();
            foreach (var share in _shares.Values) share.Dispose();
        }
    }
}
