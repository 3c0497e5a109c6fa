using System.Security.Cryptography;
using System.Text;

namespace Omni.Api.Storage;

/// <summary>The hashes that remain of erased data. A plain key may contain a phone number: wamids do, in base64.</summary>
internal static class ErasedKey
{
    private const int Bytes = 16;

    public static string OfUniqueKey(string uniqueKey) => Hash(uniqueKey);

    public static string OfEvent(Guid eventId) => Hash($"event|{eventId:D}");

    /// <summary>The hash of a person's name on an instance.</summary>
    public static string OfName(Guid instanceId, string name) => Hash($"name|{instanceId:D}|{name}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
}
