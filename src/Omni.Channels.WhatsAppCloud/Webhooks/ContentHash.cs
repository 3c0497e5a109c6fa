using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Identifies JSON that has no id: the first 32 hex digits of its SHA-256.</summary>
internal static class ContentHash
{
    private const int Digits = 32;

    public static string Of(JsonElement value) => Of(value.ValueKind == JsonValueKind.Undefined ? "" : value.GetRawText());

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
}
