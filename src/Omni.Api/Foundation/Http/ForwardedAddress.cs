using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// Sets the connection's address to that of the client where a named proxy (<see cref="ProxyOptions"/>) forwarded it. The list of hops is
/// read from its end, as far as named proxies wrote it. Earlier entries are the client's own claim.
/// </summary>
internal sealed class ForwardedAddress(RequestDelegate next, IOptions<ProxyOptions> options)
{
    private const int MaxHops = 32;

    private readonly IReadOnlyList<IPNetwork> _proxies = options.Value.Networks;

    public Task InvokeAsync(HttpContext context)
    {
        if (_proxies.Count > 0 && context.Connection.RemoteIpAddress is { } peer && IsProxy(peer))
            context.Connection.RemoteIpAddress = ClientOf(context.Request.Headers, peer);
        return next(context);
    }

    /// <summary>
    /// The client's address. A proxy writes one of the two headers and passes the other as the client sent it. If both are present and
    /// disagree, neither is used: the address is that of the proxy.
    /// </summary>
    private IPAddress ClientOf(IHeaderDictionary headers, IPAddress peer)
    {
        var (list, standard) = (headers["X-Forwarded-For"], headers["Forwarded"]);
        if (StringValues.IsNullOrEmpty(standard)) return Walk(Hops(list), peer);
        var client = Walk(Hops(standard).Select(ForOf), peer);
        return StringValues.IsNullOrEmpty(list) || Walk(Hops(list), peer).Equals(client) ? client : peer;
    }

    private IPAddress Walk(IEnumerable<string> hops, IPAddress peer)
    {
        foreach (var hop in hops.Reverse().Take(MaxHops))
        {
            // "unknown", an obfuscated name or nonsense: the last known hop stands for it.
            if (!TryRead(hop, out var address)) return peer;
            peer = address;
            if (!IsProxy(address)) return peer;
        }

        return peer;
    }

    private bool IsProxy(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return _proxies.Any(p => p.Contains(address));
    }

    private static IEnumerable<string> Hops(StringValues header) =>
        header.SelectMany(line => line?.Split(',', StringSplitOptions.TrimEntries) ?? []);

    /// <summary>The <c>for=</c> of an element of <c>Forwarded</c> (RFC 7239); empty when it has none.</summary>
    private static string ForOf(string element) =>
        element.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(p => p.StartsWith("for=", StringComparison.OrdinalIgnoreCase))?[4..].Trim().Trim('"') ?? "";

    /// <summary>An address, with or without a port: <c>192.0.2.1:80</c>, <c>[2001:db8::1]:80</c>, <c>2001:db8::1</c>.</summary>
    private static bool TryRead(string hop, out IPAddress address)
    {
        address = IPAddress.None;
        if (hop.StartsWith('[')) hop = hop[1..Math.Max(1, hop.IndexOf(']', StringComparison.Ordinal))];
        else if (hop.Count(c => c == ':') == 1) hop = hop[..hop.IndexOf(':', StringComparison.Ordinal)];

        // IPAddress parses "7" and "0x7f.1" as addresses too; a proxy writes all four numbers.
        if (!hop.Contains(':', StringComparison.Ordinal) && hop.Split('.') is not [_, _, _, _]) return false;
        return IPAddress.TryParse(hop, out address!);
    }
}
