using System.Net.Sockets;

namespace Omni.Testing;

/// <summary>
/// For a host that may be killed at any instant. When it dies between accepting a connection and being asked for its
/// address, HttpClient lets the bare <see cref="SocketException"/> out; here that is a failed request as any other.
/// </summary>
public sealed class DyingHostHandler(SocketsHttpHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new HttpRequestException("The host died", e);
        }
    }
}
