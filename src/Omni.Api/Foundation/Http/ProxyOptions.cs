using System.Net;
using FluentValidation;

namespace Omni.Api.Foundation.Http;

/// <summary>Which peers may forward the address of a client.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Omni:Proxies";

    /// <summary>
    /// Addresses and networks (<c>10.0.0.0/8</c>) of the reverse proxies in front of this host. <c>X-Forwarded-For</c> and <c>Forwarded</c>
    /// are read only from these peers. A list (<c>Omni:Proxies:0</c>), or one comma-separated value. Default none: the peer is the client.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>The same as networks.</summary>
    public IReadOnlyList<IPNetwork> Networks => [.. Proxies.Select(Parse).OfType<IPNetwork>()];

    /// <summary>
    /// Reads the list. It lies directly below <c>Omni</c>, so it is read by hand; one comma-separated value works like a list of values.
    /// </summary>
    public static IReadOnlyList<string> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return
        [
            .. section.GetChildren().Select(c => c.Value ?? c.Path).Prepend(section.Value)
                .SelectMany(v => v?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []),
        ];
    }

    private static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return HasBitsBehindPrefix(text, network.PrefixLength) ? null : network;
        if (!IPAddress.TryParse(text, out var address) || !text.AsSpan().ContainsAny('.', ':')) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128);
    }

    /// <summary>Whether an address is written where a network is expected: the mistake may be in either part.</summary>
    private static bool HasBitsBehindPrefix(string text, int prefix)
    {
        var bytes = IPAddress.Parse(text.AsSpan(0, text.IndexOf('/', StringComparison.Ordinal))).GetAddressBytes();
        return Enumerable.Range(prefix, (bytes.Length * 8) - prefix).Any(bit => (bytes[bit / 8] & (0x80 >> (bit % 8))) != 0);
    }

    internal sealed class Validator : AbstractValidator<ProxyOptions>
    {
        public Validator() => RuleForEach(o => o.Proxies).Must(p => Parse(p) is not null).OverridePropertyName(nameof(Proxies))
            .WithMessage(
                "'{PropertyValue}' must be an IP address or a network such as 10.0.0.0/8 or fd00::/8, without bits behind its prefix");
    }
}
