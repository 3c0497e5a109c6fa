using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// What counts as one client: an IPv4 address, or the /64 of an IPv6 address, since one machine has all addresses of its /64. It is the
/// address of the connection, or the one that a named proxy forwarded (<see cref="ForwardedAddress"/>).
/// </summary>
internal readonly record struct ClientAddress(UInt128 Value)
{
    public static ClientAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>A connection without an address, such as one over a Unix socket, counts as one client with all of its kind.</summary>
    public static ClientAddress Of(IPAddress? address)
    {
        if (address is null) return default;
        Span<byte> bytes = stackalloc byte[16];
        (address.AddressFamily == AddressFamily.InterNetwork ? address.MapToIPv6() : address).TryWriteBytes(bytes, out _);
        if (!address.IsIPv4MappedToIPv6 && address.AddressFamily == AddressFamily.InterNetworkV6) bytes[8..].Clear();
        return new ClientAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }
}
