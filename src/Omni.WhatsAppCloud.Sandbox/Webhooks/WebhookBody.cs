using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>
/// Writes webhooks with Meta's escapes: what is not ASCII as <c>\u00e9</c> in lower case, <c>/</c> as <c>\/</c>, all else as it is. A
/// receiver that checks the signature of JSON it wrote again finds it wrong, as at Meta.
/// </summary>
internal static class WebhookBody
{
    private const int EscapeLength = 6;

    public static ReadOnlyMemory<byte> Of(JsonObject payload)
    {
        // The default encoder leaves ASCII only.
        ReadOnlySpan<byte> plain = JsonSerializer.SerializeToUtf8Bytes(payload);
        var body = new ArrayBufferWriter<byte>(plain.Length + 256);
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] == '/') body.Write("\\/"u8);
            else if (plain[at] != '\\') body.Write(plain.Slice(at, 1));
            else if (plain[at + 1] != 'u') body.Write(plain.Slice(at++, 2));
            else
            {
                Write(plain.Slice(at, EscapeLength), body);
                at += EscapeLength - 1;
            }
        }

        return body.WrittenMemory;
    }

    /// <summary>Writes an escape in lower case, or the character when Meta writes it.</summary>
    private static void Write(ReadOnlySpan<byte> escape, ArrayBufferWriter<byte> body)
    {
        var code = int.Parse(escape[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (code is >= ' ' and < 0x7F)
        {
            if ((char)code is '"' or '\\') body.Write("\\"u8);
            body.Write([(byte)code]);
            return;
        }

        Span<byte> lower = stackalloc byte[EscapeLength];
        for (var i = 0; i < EscapeLength; i++) lower[i] = escape[i] is >= (byte)'A' and <= (byte)'F' ? (byte)(escape[i] | 0x20) : escape[i];
        body.Write(lower);
    }
}
