using System.Buffers.Binary;

namespace Omni.Testing;

/// <summary>Small files whose first bytes match their type.</summary>
public static class TestMedia
{
    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    public static byte[] Png => [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];

    public static byte[] Mp4 => [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8, .. new byte[64]];

    public static byte[] Mp3 => [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, .. new byte[64]];

    public static byte[] Pdf => [.. "%PDF-1.7\n"u8, .. new byte[64]];

    /// <summary>Returns the head of an Ogg page with an Opus stream of <paramref name="channels"/> channels.</summary>
    public static byte[] OggOpus(byte channels = 1) =>
        [.. "OggS"u8, 0, 2, .. new byte[20], 1, 19, .. "OpusHead"u8, 1, channels, .. new byte[64]];

    /// <summary>Returns the head of an extended WebP file.</summary>
    public static byte[] WebP(int width = 512, int height = 512, bool isAnimated = false, int size = 128)
    {
        var bytes = new byte[size];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), size - 8);
        "WEBPVP8X"u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 10);
        bytes[20] = isAnimated ? (byte)0x02 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), width - 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(27), height - 1);
        return bytes;
    }

    /// <summary>Returns a WAV file with one second of 16-bit mono PCM.</summary>
    public static byte[] Wav()
    {
        const int Rate = 8000, DataBytes = Rate * 2;
        var bytes = new byte[44 + DataBytes];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), DataBytes);
        for (var i = 0; i < Rate; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(44 + (i * 2)), (short)(8000 * Math.Sin(i * 2 * Math.PI * 440 / Rate)));
        return bytes;
    }
}
