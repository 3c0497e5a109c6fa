using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// Reads the bodies of requests whose sender is not proved yet. Limits the bytes of one body, the bytes of all large bodies together and
/// the time. One address never takes more than it leaves free for the others, except for one body. Memory is allocated as bytes arrive, not
/// as they are announced.
/// </summary>
internal sealed class BodyReader(TimeProvider time)
{
    /// <summary>The average rate counts from here on: a lost packet costs a second or two.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Smaller bodies are not counted: the number of connections bounds them.</summary>
    private const int Small = 16 * 1024;

    private const int BytesOfNetwork = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, long> _held = [];
    private readonly SlowBodies _slow = new(time);
    private long _large;

    /// <summary>Bytes taken by the large bodies being read.</summary>
    public long LargeBytes => Interlocked.Read(ref _large);

    /// <summary>How the reading of a body ended.</summary>
    public enum Reading
    {
        Read,
        TooLarge,

        /// <summary>Too many bytes are being read already, in total or from the same address.</summary>
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

                // A refused body is read too, as far as it has arrived: the server skips the rest.
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

    /// <summary>Doubles the size until the content fits with one byte left, but never beyond one byte over the limit.</summary>
    private static int SizeFor(int needed, int length, int maxBytes)
    {
        while (length <= needed) length *= 2;
        return Math.Min(length, maxBytes + 1);
    }

    /// <summary>The address, or its /64 network for IPv6: one client has all 2^64 addresses of it.</summary>
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
