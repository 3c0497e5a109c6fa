using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Reads members of JSON of any shape: null when a member is missing or has another type.</summary>
internal static class Json
{
    public static JsonElement? Member(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? Member(this JsonElement? of, string name) => of?.Member(name);

    public static string? Text(this JsonElement of, string name) =>
        of.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static string? Text(this JsonElement? of, string name) => of?.Text(name);

    public static IReadOnlyList<JsonElement> Items(this JsonElement? of, string name) =>
        of.Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    public static IReadOnlyList<JsonElement> Items(this JsonElement of, string name) => ((JsonElement?)of).Items(name);

    public static bool IsObject(this JsonElement? value) => value is { ValueKind: JsonValueKind.Object };

    /// <summary>Reads a text of a node.</summary>
    public static string? Read(this JsonObject of, string name) =>
        of[name] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
