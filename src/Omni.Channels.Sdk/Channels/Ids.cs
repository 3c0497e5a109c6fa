using System.Security.Cryptography;

namespace Omni.Channels.Sdk.Channels;

/// <summary>Creates ids.</summary>
public static class Ids
{
    private const byte VersionFour = 0x40, Variant = 0x80;

    /// <summary>Creates a UUIDv7, which sorts by the current time of <paramref name="time"/>: for what there are millions of.</summary>
    public static Guid Next(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>Creates a random UUID, whose first digits differ from those of others: for what people name by them.</summary>
    public static Guid Random()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | VersionFour);
        bytes[8] = (byte)((bytes[8] & 0x3F) | Variant);
        return new Guid(bytes, bigEndian: true);
    }
}
