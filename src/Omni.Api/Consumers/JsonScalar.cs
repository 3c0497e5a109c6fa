using System.Globalization;
using System.Text.Json;

namespace Omni.Api.Consumers;

/// <summary>Compares JSON values as people who write conditions expect: a number equals its text.</summary>
internal static class JsonScalar
{
    public static bool Is(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    /// <summary>The value as a text: a list or object as JSON, and null for null.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => Read(value),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind == JsonValueKind.Number || right.ValueKind == JsonValueKind.Number)
            return NumberOf(left) is { } a && NumberOf(right) is { } b && a == b;
        return string.Equals(TextOf(left), TextOf(right), StringComparison.Ordinal);
    }

    /// <summary>The order of two values, as numbers when both are, else as texts; null when they have none.</summary>
    public static int? Compare(JsonElement left, JsonElement right)
    {
        if (NumberOf(left) is { } a && NumberOf(right) is { } b) return a.CompareTo(b);
        return left.ValueKind == JsonValueKind.String && right.ValueKind == JsonValueKind.String
            ? string.CompareOrdinal(TextOf(left), TextOf(right))
            : null;
    }

    private static decimal? NumberOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A text with a lone surrogate, which Meta may send, is no text for .NET.</summary>
    private static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
