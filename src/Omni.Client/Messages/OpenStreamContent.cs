using System.Net;

namespace Omni.Client.Messages;

/// <summary>A stream as the content of a request: read again from its place when the request is repeated, and left open.</summary>
internal sealed class OpenStreamContent(Stream file) : HttpContent
{
    private const int BufferSize = 80 * 1024;

    private readonly long _start = file.CanSeek ? file.Position : 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (file.CanSeek) file.Position = _start;
        return file.CopyToAsync(stream, BufferSize, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = file.CanSeek ? file.Length - _start : 0;
        return file.CanSeek;
    }
}
