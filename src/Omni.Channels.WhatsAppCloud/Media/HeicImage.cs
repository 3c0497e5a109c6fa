using System.Buffers.Binary;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// Takes the pictures out of a HEIC file for an ffmpeg that cannot read the file itself: the primary image, or the tiles that it
/// is made of, as one HEVC stream. ISO/IEC 23008-12.
/// </summary>
internal sealed class HeicImage
{
    private const int MaxTiles = 1024, MaxMetaBytes = 4 * 1024 * 1024;
    private const long MaxStreamBytes = MediaRules.MaxConvertedBytes;

    private static readonly byte[] StartCode = [0, 0, 0, 1];

    private readonly HeicItems _items;
    private readonly Stream _file;

    private HeicImage(HeicItems items, Stream file) => (_items, _file) = (items, file);

    /// <summary>
    /// Writes the stream. Returns the filters that make the picture of its frames, or null when the file is not of a form known here.
    /// </summary>
    public static async Task<string?> ExtractAsync(string path, string target, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        if (await ReadMetaAsync(file, ct) is not { } meta) return null;
        try
        {
            if (HeicItems.Read(meta) is not { } items) return null;
            await using var stream = File.Create(target);
            return new HeicImage(items, file).Write(stream);
        }
        catch (Exception e) when (
            e is ArgumentOutOfRangeException or IndexOutOfRangeException or EndOfStreamException or InvalidDataException)
        {
            // Cut short, or not what it says.
            return null;
        }
    }

    private static async Task<byte[]?> ReadMetaAsync(FileStream file, CancellationToken ct)
    {
        var header = new byte[8];
        for (long at = 0; at + 8 <= file.Length;)
        {
            file.Position = at;
            await file.ReadExactlyAsync(header.AsMemory(0, 8), ct);
            long size = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (size is 0 or 1) return null;
            if (header.AsSpan(4, 4).SequenceEqual("meta"u8))
            {
                if (size is < 12 or > MaxMetaBytes) return null;
                var meta = new byte[size - 8];
                file.Position = at + 8;
                await file.ReadExactlyAsync(meta, ct);
                return meta;
            }

            if (size < 8) return null;
            at += size;
        }

        return null;
    }

    private string? Write(FileStream stream)
    {
        var primary = _items.Primary;
        var filters = new List<string>();
        if (_items.TypeOf(primary) == "grid")
        {
            var grid = _items.DataOf(_file, primary, MaxMetaBytes);
            var (rows, columns) = (grid[2] + 1, grid[3] + 1);
            var isLarge = (grid[1] & 1) != 0;
            var (width, height) = isLarge
                ? ((int)BinaryPrimitives.ReadUInt32BigEndian(grid.AsSpan(4)), (int)BinaryPrimitives.ReadUInt32BigEndian(grid.AsSpan(8)))
                : (BinaryPrimitives.ReadUInt16BigEndian(grid.AsSpan(4)), BinaryPrimitives.ReadUInt16BigEndian(grid.AsSpan(6)));
            var tiles = _items.TilesOf(primary);
            if (tiles.Count != rows * columns || tiles.Count > MaxTiles || width <= 0 || height <= 0) return null;
            foreach (var tile in tiles) WriteItem(stream, tile);
            filters.Add($"tile={columns}x{rows}");
            filters.Add($"crop={width}:{height}:0:0");
        }
        else if (_items.TypeOf(primary) == "hvc1")
        {
            WriteItem(stream, primary);
        }
        else
        {
            return null;
        }

        filters.AddRange(_items.TurnsOf(primary));
        return string.Join(',', filters);
    }

    /// <summary>Writes parameter sets and units with start codes, as a stream has them.</summary>
    private void WriteItem(FileStream stream, uint item)
    {
        var config = _items.ConfigOf(item) ?? throw new InvalidDataException("An image without its decoder configuration");
        var lengthBytes = (config[21] & 3) + 1;
        for (var (at, left) = (23, (int)config[22]); left > 0; left--)
        {
            var count = BinaryPrimitives.ReadUInt16BigEndian(config.AsSpan(at + 1));
            for (at += 3; count > 0; count--)
            {
                var size = BinaryPrimitives.ReadUInt16BigEndian(config.AsSpan(at));
                WriteUnit(stream, config.AsSpan(at + 2, size));
                at += 2 + size;
            }
        }

        var data = _items.DataOf(_file, item, MaxStreamBytes);
        for (var at = 0; at + lengthBytes <= data.Length;)
        {
            long size = 0;
            for (var i = 0; i < lengthBytes; i++) size = (size << 8) | data[at++];
            if (size > data.Length - at) throw new InvalidDataException("A unit that is longer than its image");
            WriteUnit(stream, data.AsSpan(at, (int)size));
            at += (int)size;
        }
    }

    private static void WriteUnit(FileStream stream, ReadOnlySpan<byte> unit)
    {
        if (stream.Position > MaxStreamBytes) throw new InvalidDataException("Too many bytes");
        stream.Write(StartCode);
        stream.Write(unit);
    }
}
