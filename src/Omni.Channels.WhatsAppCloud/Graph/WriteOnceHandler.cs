using System.Net;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// Tracks whether the body of a POST began to leave this machine. Before that moment nothing happened and the request can be
/// retried; after it the outcome is unknown and the request must not be resent. The handler never writes a body twice, and starts
/// a body with a gate only after the gate allows it: Meta ignores headers without a body.
/// </summary>
internal sealed class WriteOnceHandler : DelegatingHandler
{
    /// <summary>The request property that holds the <see cref="IDepartureGate"/> of the message.</summary>
    public const string Gate = "omni.gate";

    private static readonly HttpRequestOptionsKey<IDepartureGate?> GateKey = new(Gate);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var gate = request.Options.TryGetValue(GateKey, out var known) ? known : null;
        if (request.Content is { } content) request.Content = new WriteOnceContent(content, gate);
        return SendAndTellAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAndTellAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (request.Content is WriteOnceContent { HasBegun: false })
        {
            throw new NotSentException(e);
        }
    }

    private sealed class WriteOnceContent : HttpContent
    {
        private readonly HttpContent _inner;
        private readonly IDepartureGate? _gate;
        private int _writes;

        public WriteOnceContent(HttpContent inner, IDepartureGate? gate)
        {
            (_inner, _gate) = (inner, gate);
            foreach (var header in inner.Headers) Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        public bool HasBegun => Volatile.Read(ref _writes) > 0;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            if (!HasBegun && _gate?.TryLeave() == false) throw new InvalidOperationException("The host lets nothing leave any more");
            if (Interlocked.Increment(ref _writes) > 1) throw new InvalidOperationException("The body left already; it is not sent twice");
            return _inner.CopyToAsync(stream, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _inner.Headers.ContentLength ?? -1;
            return length >= 0;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
