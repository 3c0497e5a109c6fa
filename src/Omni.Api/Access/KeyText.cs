using System.Security.Cryptography;
using System.Text;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>The text form of a key.</summary>
internal static class KeyText
{
    public const string Prefix = "omni_sk_";

    private const int RandomLength = 32, ShownLength = 12;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string New() => Prefix + RandomNumberGenerator.GetString(Alphabet, RandomLength);

    /// <summary>The stored form: lower-case hex SHA-256. Keys are random and long, so they need no salt and no slow hash.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>A prefix that distinguishes keys without revealing them.</summary>
    public static string PrefixOf(string key) => TextCut.Start(key, key.Length > ShownLength + 8 ? ShownLength : key.Length / 3);
}
