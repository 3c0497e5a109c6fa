using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Makes JSON from outside safe to read as text: a lone surrogate and bytes that are no UTF-8 become U+FFFD, an escaped
/// NUL is dropped (databases refuse it). Everything else keeps its bytes. The signature was checked on the original.
/// </summary>
internal static class LenientText
{
    private const int EscapeLength = 6;

    /// <summary>Returns the same bytes when they need no repair, which is the normal case.</summary>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span)) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        return json.Span.IndexOf("\\u"u8) < 0 ? json : RepairEscapes(json);
    }

    private static ReadOnlyMemory<byte> RepairEscapes(ReadOnlyMemory<byte> json)
    {
        var source = json.Span;
        ArrayBufferWriter<byte>? repaired = null;
        var copied = 0;
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != (byte)'\\') continue;
            if (CodeUnitAt(source, at) is not { } unit)
            {
                at++;
                continue;
            }

            if (char.IsHighSurrogate(unit) && CodeUnitAt(source, at + EscapeLength) is { } low && char.IsLowSurrogate(low))
            {
                at += (2 * EscapeLength) - 1;
                continue;
            }

            if (unit == '\0' || char.IsSurrogate(unit))
            {
                repaired ??= new ArrayBufferWriter<byte>(source.Length);
                repaired.Write(source[copied..at]);
                if (unit != '\0') repaired.Write("\\ufffd"u8);
                copied = at + EscapeLength;
            }

            at += EscapeLength - 1;
        }

        if (repaired is null) return json;
        repaired.Write(source[copied..]);
        return repaired.WrittenMemory;
    }

    /// <summary>Returns the code unit of a <c>\uXXXX</c> escape at this position; null when there is none.</summary>
    private static char? CodeUnitAt(ReadOnlySpan<byte> source, int at)
    {
        if (at + EscapeLength > source.Length || source[at] != (byte)'\\' || source[at + 1] != (byte)'u') return null;
        Span<byte> bytes = stackalloc byte[2];
        return Convert.FromHexString(source.Slice(at + 2, 4), bytes, out _, out _) == OperationStatus.Done
            ? (char)((bytes[0] << 8) | bytes[1])
            : null;
    }
}
