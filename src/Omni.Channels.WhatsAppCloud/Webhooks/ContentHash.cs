using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Stands for the content of JSON that has no id: 32 hex digits of its SHA-256, equal for the same bytes.</summary>
internal static class ContentHash
{
    private const int Digits = 32;

    public static string Of(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Undefined ? "" : value.GetRawText();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }
}
