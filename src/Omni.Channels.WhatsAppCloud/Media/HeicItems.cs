using System.Buffers.Binary;
using System.Text;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// The items of a HEIC file: what they are, where their bytes lie, and what they are made of. A malformed file causes an exception of a
/// range.
/// </summary>
internal sealed class HeicItems
{
    private const int MaxItems = 8192, MaxPlaces = 16_384;

    private readonly Dictionary<uint, string> _types = [];
    private readonly Dictionary<uint, List<(long Offset, long Length, bool IsInline)>> _places = [];
    private readonly Dictionary<uint, List<uint>> _tiles = [];
    private readonly Dictionary<uint, List<int>> _properties = [];
    private readonly List<(string Type, byte[] Data)> _all = [];
    private byte[] _inline = [];

    private HeicItems()
    {
    }

    public uint Primary { get; private set; }

    /// <summary>Reads the box <c>meta</c> without its header; null when it names no primary image.</summary>
    public static HeicItems? Read(byte[] meta)
    {
        var items = new HeicItems();
        foreach (var (type, body) in BoxesIn(meta.AsMemory(4)))
        {
            switch (type)
            {
                case "pitm": items.Primary = IdOf(body.Span[4..], isLong: body.Span[0] != 0); break;
                case "iinf": items.ReadTypes(body); break;
                case "iloc": items.ReadPlaces(body.Span); break;
                case "iref": items.ReadTiles(body); break;
                case "iprp": items.ReadProperties(body); break;
                case "idat": items._inline = body.ToArray(); break;
            }
        }

        return items.Primary == 0 ? null : items;
    }

    public string? TypeOf(uint item) => _types.GetValueOrDefault(item);

    public IReadOnlyList<uint> TilesOf(uint item) => _tiles.GetValueOrDefault(item) ?? [];

    /// <summary>The decoder configuration of an image.</summary>
    public byte[]? ConfigOf(uint item) => PropertiesOf(item).Where(p => p.Type == "hvcC").Select(p => p.Data).FirstOrDefault();

    /// <summary>The filters that turn and mirror the image, in their order.</summary>
    public IEnumerable<string> TurnsOf(uint item) => PropertiesOf(item).Select(property => property switch
    {
        { Type: "irot", Data: [var turn, ..] } =>
            (turn & 3) switch { 1 => "transpose=2", 2 => "hflip,vflip", 3 => "transpose=1", _ => null },
        { Type: "imir", Data: [var axis, ..] } => (axis & 1) == 0 ? "vflip" : "hflip",
        _ => null,
    }).OfType<string>();

    /// <summary>The bytes of an item.</summary>
    public byte[] DataOf(Stream file, uint item, long maxBytes)
    {
        var places = _places.GetValueOrDefault(item) ?? throw new InvalidDataException("An item without a place");
        if (places.Exists(place => place.Length < 0 || place.Length > maxBytes)) throw new InvalidDataException("Too many bytes");
        var total = places.Sum(place => place.Length);
        if (total > maxBytes) throw new InvalidDataException("Too many bytes");
        var data = new byte[total];
        var at = 0;
        foreach (var (offset, length, isInline) in places)
        {
            if (isInline)
            {
                _inline.AsSpan((int)offset, (int)length).CopyTo(data.AsSpan(at));
            }
            else
            {
                if (offset < 0 || offset > file.Length) throw new InvalidDataException("A place outside of the file");
                file.Position = offset;
                file.ReadExactly(data, at, (int)length);
            }

            at += (int)length;
        }

        return data;
    }

    private IEnumerable<(string Type, byte[] Data)> PropertiesOf(uint item) =>
        (_properties.GetValueOrDefault(item) ?? []).Where(index => index > 0 && index <= _all.Count).Select(index => _all[index - 1]);

    private void ReadTypes(ReadOnlyMemory<byte> body)
    {
        foreach (var (type, entry) in BoxesIn(body[(body.Span[0] == 0 ? 6 : 8)..]))
        {
            var version = entry.Span[0];
            if (type != "infe" || version < 2) continue;
            var id = IdOf(entry.Span[4..], version > 2);
            _types[id] = Encoding.Latin1.GetString(entry.Span.Slice(version > 2 ? 10 : 8, 4));
        }
    }

    private void ReadPlaces(ReadOnlySpan<byte> body)
    {
        var version = body[0];
        var (offsetBytes, lengthBytes, baseBytes) = (body[4] >> 4, body[4] & 15, body[5] >> 4);
        var indexBytes = version == 0 ? 0 : body[5] & 15;
        var at = 6;
        var count = Number(body, ref at, version < 2 ? 2 : 4);
        if (count > MaxItems) throw new InvalidDataException("Too many items");
        var known = 0;
        for (; count > 0; count--)
        {
            var id = (uint)Number(body, ref at, version < 2 ? 2 : 4);
            var method = version == 0 ? 0 : Number(body, ref at, 2) & 15;
            at += 2;
            var start = Number(body, ref at, baseBytes);
            var places = new List<(long, long, bool)>();
            for (var extents = Number(body, ref at, 2); extents > 0; extents--)
            {
                if (++known > MaxPlaces) throw new InvalidDataException("Too many places");
                Number(body, ref at, indexBytes);
                var offset = Number(body, ref at, offsetBytes);
                places.Add((start + offset, Number(body, ref at, lengthBytes), method == 1));
            }

            _places[id] = places;
        }
    }

    private void ReadTiles(ReadOnlyMemory<byte> body)
    {
        var idBytes = body.Span[0] == 0 ? 2 : 4;
        foreach (var (type, entry) in BoxesIn(body[4..]))
        {
            if (type != "dimg") continue;
            var at = 0;
            var from = (uint)Number(entry.Span, ref at, idBytes);
            var tiles = new List<uint>();
            for (var count = Number(entry.Span, ref at, 2); count > 0; count--) tiles.Add((uint)Number(entry.Span, ref at, idBytes));
            _tiles[from] = tiles;
        }
    }

    private void ReadProperties(ReadOnlyMemory<byte> body)
    {
        foreach (var (type, part) in BoxesIn(body))
        {
            if (type == "ipco") _all.AddRange(BoxesIn(part).Select(property => (property.Type, property.Body.ToArray())));
            if (type != "ipma") continue;
            var span = part.Span;
            var (isLong, isWide) = (span[0] != 0, (span[3] & 1) != 0);
            var at = 4;
            for (var count = Number(span, ref at, 4); count > 0; count--)
            {
                var id = (uint)Number(span, ref at, isLong ? 4 : 2);
                var properties = new List<int>();
                for (int left = span[at++]; left > 0; left--)
                    properties.Add((int)(isWide ? Number(span, ref at, 2) & 0x7FFF : Number(span, ref at, 1) & 0x7F));
                _properties[id] = properties;
            }
        }
    }

    private static IEnumerable<(string Type, ReadOnlyMemory<byte> Body)> BoxesIn(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span);
            if (size < 8 || size > bytes.Length) yield break;
            yield return (Encoding.Latin1.GetString(bytes.Span.Slice(4, 4)), bytes[8..(int)size]);
            bytes = bytes[(int)size..];
        }
    }

    private static uint IdOf(ReadOnlySpan<byte> bytes, bool isLong) =>
        isLong ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static long Number(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        long number = 0;
        foreach (var value in bytes.Slice(at, count)) number = (number << 8) | value;
        at += count;
        return number;
    }
}
