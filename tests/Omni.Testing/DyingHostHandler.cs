using System.Net.Sockets;

namespace Omni.Testing;

/// <summary>
/// A handler for a host that tests kill at any time. When the host dies right after accepting a connection, HttpClient throws a bare
/// <see cref="SocketException"/>; this handler converts it to an <see cref="HttpRequestException"/>.
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
