using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Wire;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Reads members of JSON of any shape. A value of another type than expected is read if it can be (<see cref="LooseValue"/>); otherwise
/// it counts as absent.
/// </summary>
internal static class JsonRead
{
    /// <summary>Returns a member; null when it is absent or null. Of a list, that of its first object that has one.</summary>
    public static JsonElement? Member(this JsonElement of, string name) => of.ValueKind switch
    {
        JsonValueKind.Object => of.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null,
        JsonValueKind.Array => of.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            .Select(item => item.Member(name)).FirstOrDefault(member => member is not null),
        JsonValueKind.String => LooseValue.Written(of)?.Member(name),
        _ => null,
    };

    public static JsonElement? Member(this JsonElement? of, string name) => of?.Member(name);

    /// <summary>Returns a text, or a number as text; null when the member is neither, or blank.</summary>
    public static string? Text(this JsonElement of, string name) => of.Member(name) is { } value ? LooseValue.Text(value) : null;

    public static string? Text(this JsonElement? of, string name) => of?.Text(name);

    /// <summary>Returns a number without a fraction; null when the member is none.</summary>
    public static long? Whole(this JsonElement of, string name) => of.Member(name) is { } value ? LooseValue.Whole(value) : null;

    /// <summary>Returns a number; null when the member is none.</summary>
    public static decimal? Number(this JsonElement of, string name) => of.Member(name) is { } value ? LooseValue.Number(value) : null;

    /// <summary>Returns a boolean; null when the member is none.</summary>
    public static bool? Flag(this JsonElement of, string name) => of.Member(name) is { } value ? LooseValue.Flag(value) : null;

    /// <summary>Returns a time in Unix ms; null when the member is none.</summary>
    public static long? Time(this JsonElement of, string name) => UnixTime.ReadSeconds(of.Text(name))?.ToUnixTimeMilliseconds();

    /// <summary>Returns the items of a list as records; null when there is none.</summary>
    public static IReadOnlyList<T>? List<T>(this JsonElement of, string name, Func<JsonElement, T> read) =>
        of.Items(name).Select(read).ToList() is { Count: > 0 } items ? items : null;

    /// <summary>Returns the items of a list, or an object in its place; empty when the member is neither.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement of, string name) => of.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } single => [single],
        { ValueKind: JsonValueKind.String } text when LooseValue.Written(text) is { } written => [written],
        _ => [],
    };
}
