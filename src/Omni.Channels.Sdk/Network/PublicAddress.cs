using System.Net;
using System.Net.Sockets;

namespace Omni.Channels.Sdk.Network;

/// <summary>
/// Blocks requests to this machine and its network. The resolved address is checked when the connection is made.
/// </summary>
public static class PublicAddress
{
    /// <summary>Allows a request to reach a private address. Set it only for addresses that the operator configured.</summary>
    public static readonly HttpRequestOptionsKey<bool> MayBePrivate = new("omni.mayBePrivate");

    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/96", "64:ff9b::/96", "2001::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>
    /// Whether an address is public: not on this machine, its network or in a special-purpose range.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Private.Any(network => network.Contains(plain));
    }

    /// <summary>
    /// Creates a handler for requests to URLs from untrusted input. It throws <see cref="PrivateAddressException"/> before it sends data
    /// to a private address, follows no redirects and keeps no cookies.
    /// </summary>
    public static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = ConnectAsync,
    };

    /// <summary>Connects to the first address that is allowed.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var mayBePrivate = context.InitialRequestMessage.Options.TryGetValue(MayBePrivate, out var may) && may;
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = addresses.Where(a => mayBePrivate || IsPublic(a)).ToArray();
        if (allowed.Length == 0) throw new PrivateAddressException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
