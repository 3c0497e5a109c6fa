namespace Omni.Api.Media;

/// <summary>A file of the store as a seekable stream: the store is asked for bytes at the first read after a seek.</summary>
/// <param name="store">The store of the file.</param>
/// <param name="path">Its path.</param>
/// <param name="length">Its length.</param>
/// <param name="start">The file, opened at its start; used when reading begins there.</param>
internal sealed class RangedMediaStream(IMediaStore store, string path, long length, Stream start) : Stream
{
    private Stream? _open = start;
    private long _position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };
        if (target == _position) return _position;
        _open?.Dispose();
        _open = null;
        return _position = target;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _open ??= await store.OpenAsync(path, _position, cancellationToken) ?? throw new IOException("The file has left the media store");
        var read = await _open.ReadAsync(buffer, cancellationToken);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously");

    public override void Flush()
    {
        // Read-only: nothing to flush.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _open?.Dispose();
        base.Dispose(disposing);
    }
}
