using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace Omni.Api.Sending.Departures;

/// <summary>
/// The file of marks: a header page, then slots of two words. The first word is 0 (free), the place of a claimed message, or the negative
/// place of a message that may have left. The second word is the time of the claim. The process locks the file as long as it lives, so a
/// process that gets the lock knows that the previous run is over. A write to the mapping belongs to the operating system at once: it
/// survives the process but not the machine, whose boot id is in the header.
/// </summary>
internal sealed class DepartureFile : IDisposable
{
    private const long Magic = 0x0131504544494e4d, Valid = 1;

    private const int HeaderBytes = 4096, Word = sizeof(long), SlotBytes = 2 * Word, FirstCapacity = 4096, MaxCapacity = 1 << 20;

    // The offsets of the header. The checksum covers everything before it.
    private const int MagicAt = 0, BootAt = 8, RunAt = 24, CheckAt = 32, CapacityAt = 40, StateAt = 48;

    private readonly FileStream _stream;
    private readonly Guid _boot;
    private MemoryMappedFile _map;
    private MemoryMappedViewAccessor _view;

    private DepartureFile(FileStream stream, Guid boot)
    {
        (_stream, _boot) = (stream, boot);
        (_map, _view) = Map();
    }

    /// <summary>The number of slots.</summary>
    public int Capacity => (int)((_view.Capacity - HeaderBytes) / SlotBytes);

    /// <summary>Opens or creates the file. The marks of the previous run stay in it until <see cref="Begin"/>.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="boot">The current boot id.</param>
    /// <param name="before">The marks of the previous run; null when there are none, or they prove nothing.</param>
    /// <exception cref="IOException">Another process holds the file, or the disk has no room for it.</exception>
    /// <exception cref="NotSupportedException">The file system has no locks.</exception>
    public static DepartureFile Open(string path, Guid boot, out DepartureRun? before)
    {
        var stream = OpenLocked(path);
        try
        {
            before = Read(stream, boot);
            if (!IsInRange(stream.Length) || (stream.Length - HeaderBytes) % SlotBytes != 0)
            {
                stream.SetLength(0);
                Allocate(stream, LengthOf(FirstCapacity));
            }

            return new DepartureFile(stream, boot);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Begins a run with free slots. A crash during this call leaves a file that proves nothing.</summary>
    public void Begin(long run)
    {
        _view.Write(StateAt, 0L);
        Interlocked.MemoryBarrier();
        for (var slot = 0; slot < Capacity; slot++) Clear(slot);
        var header = new byte[StateAt];
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(MagicAt), Magic);
        _boot.TryWriteBytes(header.AsSpan(BootAt));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(RunAt), run);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(CheckAt), CheckOf(header));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(CapacityAt), Capacity);
        for (var at = 0; at < StateAt; at += Word) _view.Write(at, WordOf(header, at));
        Interlocked.MemoryBarrier();
        _view.Write(StateAt, Valid);
    }

    /// <summary>
    /// Marks a message that is about to be claimed. The word that makes the slot count is written last, in one aligned store, so it is
    /// never half written.
    /// </summary>
    public void Claim(int slot, long seq, long claimedAt)
    {
        Clear(slot);
        _view.Write(PlaceOf(slot) + Word, claimedAt);
        Interlocked.MemoryBarrier();
        _view.Write(PlaceOf(slot), seq);
    }

    /// <summary>Marks a message that may leave from now on.</summary>
    public void Mark(int slot, long seq) => _view.Write(PlaceOf(slot), -seq);

    public void Clear(int slot) => _view.Write(PlaceOf(slot), 0L);

    /// <summary>Doubles the slots. False at the maximum.</summary>
    public bool TryGrow()
    {
        if (Capacity * 2 > MaxCapacity) return false;
        Allocate(_stream, LengthOf(Capacity * 2));
        var (map, view) = (_map, _view);
        (_map, _view) = Map();
        view.Dispose();
        map.Dispose();
        _view.Write(CapacityAt, (long)Capacity);
        return true;
    }

    public void Dispose()
    {
        _view.Dispose();
        _map.Dispose();
        _stream.Dispose();
    }

    /// <summary>
    /// Opens and locks the file. Where the file system has no locks, another process could still write to it: then it is not used.
    /// </summary>
    private static FileStream OpenLocked(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        }
        catch (IOException)
        {
            return stream;
        }

        stream.Dispose();
        throw new NotSupportedException($"{path} is on a file system without locks");
    }

    private static DepartureRun? Read(FileStream stream, Guid boot)
    {
        if (!IsInRange(stream.Length)) return null;
        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        if (!IsWhole(bytes, boot)) return null;
        var neverLeft = new Dictionary<long, long>();
        for (var at = HeaderBytes; at + SlotBytes <= bytes.Length; at += SlotBytes)
        {
            if (WordOf(bytes, at) is > 0 and var seq) neverLeft[seq] = WordOf(bytes, at + Word);
        }

        return new DepartureRun(WordOf(bytes, RunAt), neverLeft);
    }

    /// <summary>Whether the header is valid and of this boot, and no slot is missing.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> bytes, Guid boot) =>
        WordOf(bytes, MagicAt) == Magic && WordOf(bytes, StateAt) == Valid && WordOf(bytes, CheckAt) == CheckOf(bytes)
        && new Guid(bytes.Slice(BootAt, 16)) == boot
        && WordOf(bytes, CapacityAt) is >= FirstCapacity and <= MaxCapacity and var capacity && bytes.Length >= LengthOf((int)capacity);

    private static long WordOf(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);

    private static long CheckOf(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(header[..CheckAt]));

    private static long LengthOf(int capacity) => HeaderBytes + ((long)capacity * SlotBytes);

    private static bool IsInRange(long length) => length >= LengthOf(FirstCapacity) && length <= LengthOf(MaxCapacity);

    private static long PlaceOf(int slot) => LengthOf(slot);

    /// <summary>
    /// Writes the bytes instead of only extending the file: a store to a page that a full disk cannot back would end the process.
    /// </summary>
    private static void Allocate(FileStream stream, long length)
    {
        var from = stream.Length;
        try
        {
            RandomAccess.Write(stream.SafeFileHandle, new byte[length - from], from);
        }
        catch (IOException)
        {
            stream.SetLength(from);
            throw;
        }
    }

    private (MemoryMappedFile Map, MemoryMappedViewAccessor View) Map()
    {
        var map = MemoryMappedFile.CreateFromFile(
            _stream, mapName: null, capacity: 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        return (map, map.CreateViewAccessor(0, _stream.Length, MemoryMappedFileAccess.ReadWrite));
    }
}
