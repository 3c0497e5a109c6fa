using System.Security.Cryptography;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Makes ids of objects.</summary>
internal static class NewId
{
    /// <summary>Returns 16 random digits, as Meta's ids have.</summary>
    public static string Digits() =>
        $"{RandomNumberGenerator.GetInt32(10_000_000, 100_000_000)}{RandomNumberGenerator.GetInt32(100_000_000):D8}";
}
