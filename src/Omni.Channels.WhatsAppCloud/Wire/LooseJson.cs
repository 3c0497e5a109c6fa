using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Omni.Channels.WhatsAppCloud.Wire;

/// <summary>
/// Reads a record from JSON whose values may have other types than documented. Each field that can be read is read, each other field is
/// left out, and no field affects its neighbours.
/// </summary>
internal static class LooseJson
{
    /// <summary>What a text or number stands for where an object is expected, the first that the record has.</summary>
    private static readonly string[] MainMembers =
        ["body", "text", "title", "formatted_name", "name", "message", "phone", "email", "street", "company", "details", "id", "url"];

    /// <summary>Returns the record; null when nothing of it can be read.</summary>
    public static object? Read(JsonElement json, JsonTypeInfo shape)
    {
        try
        {
            return json.Deserialize(shape);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Fit(json, shape) is { } fitting ? TryRead(fitting, shape) : null;
        }
    }

    /// <summary>Returns the record; null when nothing of it can be read.</summary>
    public static T? Read<T>(JsonElement json, JsonTypeInfo<T> shape)
        where T : class => (T?)Read(json, (JsonTypeInfo)shape);

    private static object? TryRead(JsonNode fitting, JsonTypeInfo shape)
    {
        try
        {
            return fitting.Deserialize(shape);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Returns the part of the JSON that has the record's shape; null when there is none.</summary>
    private static JsonNode? Fit(JsonElement json, JsonTypeInfo shape) => json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
        ? null
        : shape.Kind switch
        {
            JsonTypeInfoKind.Object => FitObject(json, shape),
            JsonTypeInfoKind.Enumerable => FitList(json, shape.Options.GetTypeInfo(shape.ElementType!)),
            _ => FitScalar(json, Nullable.GetUnderlyingType(shape.Type) ?? shape.Type),
        };

    private static JsonObject? FitObject(JsonElement json, JsonTypeInfo shape)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var fitting = new JsonObject();
                foreach (var property in shape.Properties)
                {
                    if (json.TryGetProperty(property.Name, out var member)
                        && Fit(member, shape.Options.GetTypeInfo(property.PropertyType)) is { } value)
                    {
                        fitting[property.Name] = value;
                    }
                }

                return fitting;
            case JsonValueKind.Array:
                return json.EnumerateArray().Select(item => FitObject(item, shape)).FirstOrDefault(found => found is not null);
            case JsonValueKind.String when LooseValue.Written(json) is { } written: return FitObject(written, shape);
            case JsonValueKind.String or JsonValueKind.Number:
                var main = MainMembers.Select(name => shape.Properties.FirstOrDefault(p => p.Name == name))
                    .FirstOrDefault(property => property is not null);
                return main is not null && Fit(json, shape.Options.GetTypeInfo(main.PropertyType)) is { } text
                    ? new JsonObject { [main.Name] = text }
                    : null;
            default: return null;
        }
    }

    private static JsonArray? FitList(JsonElement json, JsonTypeInfo item)
    {
        IEnumerable<JsonElement> items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [json];
        var fitting = items.Select(i => Fit(i, item)).OfType<JsonNode>().ToArray();
        return fitting.Length > 0 ? new JsonArray(fitting) : null;
    }

    private static JsonNode? FitScalar(JsonElement json, Type type)
    {
        if (type == typeof(string)) return FitText(json);
        if (type == typeof(bool)) return LooseValue.Flag(json) is { } flag ? JsonValue.Create(flag) : null;
        if (type == typeof(int) && LooseValue.Whole(json) is < int.MinValue or > int.MaxValue) return null;
        if (type == typeof(int) || type == typeof(long)) return LooseValue.Whole(json) is { } whole ? JsonValue.Create(whole) : null;
        if (type == typeof(decimal) || type == typeof(double))
            return LooseValue.Number(json) is { } number ? JsonValue.Create(number) : null;
        return JsonNode.Parse(json.GetRawText());
    }

    /// <summary>A text is kept even if blank; a boolean is written as text; of an object, the member that stands for it is read.</summary>
    private static JsonValue? FitText(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => JsonValue.Create(json.GetString()),
        JsonValueKind.True => JsonValue.Create("true"),
        JsonValueKind.False => JsonValue.Create("false"),
        JsonValueKind.Object => MainMembers
            .Select(name => json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Object ? FitText(member) : null)
            .FirstOrDefault(text => text is not null),
        _ => LooseValue.Text(json) is { } text ? JsonValue.Create(text) : null,
    };
}
