using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace Omni.Testing;

/// <summary>A photo as a phone takes it: a HEIC file of two tiles that is to be cut and turned. Made with ffmpeg's HEVC encoder.</summary>
public static class TestHeic
{
    /// <summary>The size of the photo as it is shown.</summary>
    public const int Width = 100, Height = 180;

    private const int Tile = 96;

    /// <summary>Returns the file.</summary>
    public static async Task<byte[]> MakeAsync(string folder)
    {
        var path = Path.Combine(folder, "tiles.hevc");
        using var ffmpeg = Process.Start("ffmpeg",
        [
            "-v", "error", "-f", "lavfi", "-i", $"testsrc=size={Tile}x128", "-frames:v", "2", "-pix_fmt", "yuv420p", "-c:v", "libx265",
            "-x265-params", "keyint=1:log-level=none", "-f", "hevc", "-y", path,
        ]);
        await ffmpeg.WaitForExitAsync();
        var units = UnitsOf(await File.ReadAllBytesAsync(path)).ToList();
        byte[][] parameters = [.. new[] { 32, 33, 34 }.Select(type => units.First(unit => TypeOf(unit) == type))];
        byte[][] tiles = [.. units.Where(unit => TypeOf(unit) is 19 or 20).Select(unit => (byte[])[.. U32(unit.Length), .. unit])];
        return FileOf(parameters, tiles);
    }

    private static byte[] FileOf(byte[][] parameters, byte[][] tiles)
    {
        byte[] grid = [0, 0, 0, 1, .. U16(Height), .. U16(Width)];
        var start = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        var size = start.Length + Meta(parameters, tiles, grid, at: 0).Length + 8;
        return [.. start, .. Meta(parameters, tiles, grid, size), .. Box("mdat", [.. tiles[0], .. tiles[1]])];
    }

    private static byte[] Meta(byte[][] parameters, byte[][] tiles, byte[] grid, int at)
    {
        byte[] config = [.. new byte[21], 0xFF, (byte)parameters.Length];
        foreach (var unit in parameters) config = [.. config, (byte)TypeOf(unit), .. U16(1), .. U16(unit.Length), .. unit];
        return Box("meta",
        [
            .. new byte[4],
            .. Box("hdlr", [.. new byte[8], .. "pict"u8, .. new byte[13]]),
            .. Box("pitm", [0, 0, 0, 0, .. U16(3)]),
            .. Box("iinf", [0, 0, 0, 0, .. U16(3), .. Item(1, "hvc1"), .. Item(2, "hvc1"), .. Item(3, "grid")]),
            .. Box("iref", [0, 0, 0, 0, .. Box("dimg", [.. U16(3), .. U16(2), .. U16(1), .. U16(2)])]),
            .. Box("iprp",
            [
                .. Box("ipco", [.. Box("hvcC", config), .. Box("irot", [1])]),
                .. Box("ipma", [0, 0, 0, 0, .. U32(3), .. U16(1), 1, 0x81, .. U16(2), 1, 0x81, .. U16(3), 1, 0x82]),
            ]),
            .. Box("iloc",
            [
                1, 0, 0, 0, 0x44, 0, .. U16(3),
                .. Place(1, inline: false, at, tiles[0].Length),
                .. Place(2, inline: false, at + tiles[0].Length, tiles[1].Length),
                .. Place(3, inline: true, 0, grid.Length),
            ]),
            .. Box("idat", grid),
        ]);
    }

    private static byte[] Item(int id, string type) => Box("infe", [2, 0, 0, 0, .. U16(id), 0, 0, .. Encoding.ASCII.GetBytes(type), 0]);

    private static byte[] Place(int id, bool inline, int offset, int length) =>
        [.. U16(id), .. U16(inline ? 1 : 0), 0, 0, .. U16(1), .. U32(offset), .. U32(length)];

    private static byte[] Box(string type, byte[] body) => [.. U32(body.Length + 8), .. Encoding.ASCII.GetBytes(type), .. body];

    private static IEnumerable<byte[]> UnitsOf(byte[] stream)
    {
        var starts = new List<int>();
        for (var i = 0; i + 3 <= stream.Length; i++)
        {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) starts.Add(i + 3);
        }

        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] - 3 : stream.Length;
            while (end > starts[i] && stream[end - 1] == 0) end--;
            yield return stream[starts[i]..end];
        }
    }

    private static int TypeOf(byte[] unit) => (unit[0] >> 1) & 63;

    private static byte[] U16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] U32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
