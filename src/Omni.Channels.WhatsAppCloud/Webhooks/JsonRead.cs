using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Reads members of JSON of any shape. A value of the wrong type counts as absent.</summary>
internal static class JsonRead
{
    public static JsonElement? Member(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    public static JsonElement? Member(this JsonElement? of, string name) => of?.Member(name);

    /// <summary>Returns a text, or a number as text; null when the member is neither, or blank.</summary>
    public static string? Text(this JsonElement of, string name) => of.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { } value && !string.IsNullOrWhiteSpace(value) => value,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static string? Text(this JsonElement? of, string name) => of?.Text(name);

    /// <summary>Returns the items of a list; empty when the member is not a list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement of, string name) =>
        of.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
