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

    /// <summary>Allows a request to reach this machine itself, but no other address of its network.</summary>
    public static readonly HttpRequestOptionsKey<bool> MayBeLoopback = new("omni.mayBeLoopback");

    private const string Localhost = "localhost";

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
    /// Whether a request to a host would be let through as things are, by the same rule as that of the handler. A name that cannot be
    /// resolved now is let through: the handler looks again.
    /// </summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="mayBePrivate">Whether every address is allowed.</param>
    /// <param name="mayBeLoopback">Whether this machine itself is allowed.</param>
    /// <param name="ct">Cancels the look-up, which then counts as failed.</param>
    public static async Task<bool> MayReachAsync(string host, bool mayBePrivate, bool mayBeLoopback, CancellationToken ct)
    {
        if (mayBePrivate) return true;
        var name = host.Trim('[', ']').TrimEnd('.');
        if (name.Equals(Localhost, StringComparison.OrdinalIgnoreCase)
            || name.EndsWith('.' + Localhost, StringComparison.OrdinalIgnoreCase))
        {
            return mayBeLoopback;
        }

        try
        {
            var addresses = IPAddress.TryParse(name, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(name, ct);
            return addresses.Length == 0 || addresses.Any(address => IsAllowed(address, mayBePrivate, mayBeLoopback));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException)
        {
            return true;
        }
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

    private static bool IsAllowed(IPAddress address, bool mayBePrivate, bool mayBeLoopback) =>
        mayBePrivate || IsPublic(address) || (mayBeLoopback && IPAddress.IsLoopback(address));

    /// <summary>Connects to the first address that is allowed.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var options = context.InitialRequestMessage.Options;
        var mayBePrivate = options.TryGetValue(MayBePrivate, out var any) && any;
        var mayBeLoopback = options.TryGetValue(MayBeLoopback, out var own) && own;
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = addresses.Where(a => IsAllowed(a, mayBePrivate, mayBeLoopback)).ToArray();
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
