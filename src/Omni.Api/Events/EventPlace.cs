using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Omni.Api.Events;

/// <summary>
/// A place in the log of events: after the event at it. It can be written as an id in the form of a UUID that is no event's, so that a
/// follower can name a place whose event it may not see, or that is purged.
/// </summary>
/// <param name="Seq">The event's number; 0 stands before the first event.</param>
/// <param name="Check">A part of the event's id: after a restored back-up, another event may have the number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EventPlace(long Seq, uint Check)
{
    private const int Size = 16, CheckAt = 4, SeqAt = 8;

    public static readonly EventPlace Beginning;

    /// <summary>The place of an event.</summary>
    public static EventPlace Of(long seq, Guid id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return new EventPlace(seq, BinaryPrimitives.ReadUInt32BigEndian(bytes[^sizeof(uint)..]));
    }

    /// <summary>Reads a place that was written as an id; null when the id is an event's.</summary>
    public static EventPlace? Read(Guid id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        id.TryWriteBytes(bytes, bigEndian: true, out _);

        // The id of an event begins with the time, which is not zero.
        if (bytes[..CheckAt].ContainsAnyExcept((byte)0)) return null;
        var seq = BinaryPrimitives.ReadInt64BigEndian(bytes[SeqAt..]);
        return new EventPlace(seq, BinaryPrimitives.ReadUInt32BigEndian(bytes[CheckAt..]));
    }

    /// <summary>The place as an id; all zeros for the beginning.</summary>
    public Guid ToId()
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(bytes[CheckAt..], Check);
        BinaryPrimitives.WriteInt64BigEndian(bytes[SeqAt..], Seq);
        return new Guid(bytes, bigEndian: true);
    }
}
