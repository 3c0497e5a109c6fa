using System.Globalization;
using System.Text;
using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Wire;

/// <summary>
/// Reads a value that Meta, or a proxy before us, may write with another JSON type: a number as text, text as a number, a list of one
/// instead of the value. Null when the value cannot be read.
/// </summary>
internal static class LooseValue
{
    private const NumberStyles Numeric = NumberStyles.Float;

    /// <summary>Returns a text, or a number as its digits; null for other values and for blank text.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonValueKind.Number => Digits(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Text).FirstOrDefault(text => text is not null),
        _ => null,
    };

    /// <summary>Returns a number, also one written as text; null for other values.</summary>
    public static decimal? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number : null,
        JsonValueKind.String => decimal.TryParse(value.GetString(), Numeric, CultureInfo.InvariantCulture, out var number) ? number : null,
        JsonValueKind.Array => value.EnumerateArray().Select(Number).FirstOrDefault(number => number is not null),
        _ => null,
    };

    /// <summary>Returns a number without a fraction, also one written as text; null for other values.</summary>
    public static long? Whole(JsonElement value) =>
        Number(value) is { } number && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    /// <summary>Returns a boolean, also one written as text or as 1 and 0; null for other values.</summary>
    public static bool? Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString()?.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" => true,
            "FALSE" or "0" or "NO" => false,
            _ => null,
        },
        JsonValueKind.Number => Number(value) switch { 1 => true, 0 => false, _ => null },
        JsonValueKind.Array => value.EnumerateArray().Select(Flag).FirstOrDefault(flag => flag is not null),
        _ => null,
    };

    /// <summary>Returns an object that is written as JSON in a text; null when the value is none.</summary>
    public static JsonElement? Written(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text || !text.AsSpan().TrimStart().StartsWith("{"))
            return null;
        try
        {
            // What is broken inside the text was no fault of the text.
            return JsonElement.Parse(LenientText.Repair(Encoding.UTF8.GetBytes(text)).Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a whole number without exponent and fraction: ids and times are written in digits.</summary>
    private static string Digits(JsonElement number)
    {
        var text = number.GetRawText();
        return text.AsSpan().IndexOfAny(".eE") >= 0 && number.TryGetDecimal(out var value) && decimal.IsInteger(value)
            ? decimal.Truncate(value).ToString(CultureInfo.InvariantCulture)
            : text;
    }
}
