using System.Security.Cryptography;
using System.Text;

namespace Omni.Api.Storage;

/// <summary>Hashes under which erased things are remembered. A key may hold a phone number: wamids do, in base64.</summary>
internal static class ErasedKey
{
    private const int Bytes = 16;

    public static string OfUniqueKey(string uniqueKey) => Hash(uniqueKey);

    public static string OfEvent(Guid eventId) => Hash($"event|{eventId:D}");

    /// <summary>A name of somebody on an instance.</summary>
    public static string OfName(Guid instanceId, string name) => Hash($"name|{instanceId:D}|{name}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
}
