using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// Reads the bytes of requests before anybody has proved who sends them: never more than so many of one, nor of all large
/// ones together, nor for longer than so long. No address takes more than it leaves free for the others, one body apart.
/// Memory is taken as the bytes come, not as they are announced.
/// </summary>
internal sealed class BodyReader(TimeProvider time)
{
    /// <summary>From here on the average rate counts: a lost packet costs a second or two.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Not counted: the number of connections bounds them.</summary>
    private const int Small = 16 * 1024;

    private const int BytesOfNetwork = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, long> _held = [];
    private readonly SlowBodies _slow = new(time);
    private long _large;

    /// <summary>What the large ones that are being read have taken.</summary>
    public long LargeBytes => Interlocked.Read(ref _large);

    /// <summary>How the reading of a body ended.</summary>
    public enum Reading
    {
        Read,
        TooLarge,

        /// <summary>Others are being read, and together they would be more than may be; or too many of the same address.</summary>
        NoRoom,

        /// <summary>It took too long, or came too slowly.</summary>
        TooSlow,
    }

    public async Task<(Reading Reading, ReadOnlyMemory<byte> Body)> ReadAsync(HttpRequest request, BodyLimits limits)
    {
        if (request.ContentLength > limits.MaxBytes) return (Reading.TooLarge, default);

        // One byte more than promised, so that the end is seen without growing.
        var buffer = new byte[Math.Min(request.ContentLength + 1 ?? Small, Small)];
        var (count, taken) = (0, 0);
        var address = NetworkOf(request.HttpContext.Connection.RemoteIpAddress);
        SlowBodies.Watch? watch = null;
        try
        {
            while (true)
            {
                var reading = request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
                if (!reading.IsCompleted) watch ??= _slow.Add(request.BodyReader, limits);
                var result = await reading;
                var bytes = result.Buffer;
                var refusal = result.IsCanceled ? Reading.TooSlow
                    : count + bytes.Length > limits.MaxBytes ? Reading.TooLarge : Reading.Read;
                if (refusal == Reading.Read && !TryMakeRoom((int)bytes.Length, result.IsCompleted)) refusal = Reading.NoRoom;
                if (refusal == Reading.Read) bytes.CopyTo(buffer.AsSpan(count));
                count += (int)bytes.Length;

                // What is refused is read too, as far as it has come: the server passes over the rest.
                request.BodyReader.AdvanceTo(bytes.End);
                if (refusal != Reading.Read) return (refusal, default);
                if (result.IsCompleted) return (Reading.Read, buffer.AsMemory(0, count));
                watch?.Came(count);
            }
        }
        finally
        {
            if (watch is not null) _slow.Remove(watch);
            if (taken > 0) GiveBack(address, taken);
        }

        bool TryMakeRoom(int bytes, bool isLast)
        {
            var needed = count + bytes;
            if (needed < buffer.Length || (isLast && needed == buffer.Length)) return true;
            var length = SizeFor(needed, buffer.Length, limits.MaxBytes);
            if (!TryTake(address, length - taken, limits)) return false;
            taken = length;
            Array.Resize(ref buffer, length);
            return true;
        }
    }

    /// <summary>Doubled until it is large enough and one byte is left, but never more than one byte over what may come.</summary>
    private static int SizeFor(int needed, int length, int maxBytes)
    {
        while (length <= needed) length *= 2;
        return Math.Min(length, maxBytes + 1);
    }

    /// <summary>The address, or the network of it: whoever has one address of IPv6 has 2^64.</summary>
    private static IPAddress NetworkOf(IPAddress? address)
    {
        if (address is null) return IPAddress.None;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[BytesOfNetwork..].Clear();
        return new IPAddress(bytes);
    }

    private bool TryTake(IPAddress address, int bytes, BodyLimits limits)
    {
        lock (_gate)
        {
            var free = limits.MaxTogether - _large - bytes;
            var held = _held.GetValueOrDefault(address) + bytes;
            if (free < 0 || held > Math.Max(free, limits.MaxBytes + 1)) return false;
            _held[address] = held;
            _large += bytes;
            return true;
        }
    }

    private void GiveBack(IPAddress address, int bytes)
    {
        lock (_gate)
        {
            _large -= bytes;
            if (_held[address] == bytes) _held.Remove(address);
            else _held[address] -= bytes;
        }
    }
}
