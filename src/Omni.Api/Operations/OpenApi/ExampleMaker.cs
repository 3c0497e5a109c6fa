using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Makes an example of a schema where none was written.</summary>
internal static class ExampleMaker
{
    public const string Id = "01a20e75-1f2a-7d41-9c36-5b0f6a7d8e90";

    private const string Time = "2026-11-27T10:00:00Z";

    // Schemas may contain themselves.
    private const int Deepest = 8;

    /// <summary>Values of fields that a reader knows by their name.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["channel"] = "whatsapp-cloud",
        ["channelType"] = "whatsapp-cloud",
        ["externalId"] = "wamid.HBgNNTUxMTk4NzY1NDMyMRUCABEYEjA",
        ["externalMessageId"] = "wamid.HBgNNTUxMTk4NzY1NDMyMRUCABEYEjA",
        ["replyToId"] = "wamid.HBgNNTUxMTk4NzY1NDMyMRUCABEYEjB",
        ["from"] = "5511987654321",
        ["to"] = "5511987654321",
        ["phoneNumber"] = "5511987654321",
        ["eventType"] = "message.received",
        ["mimeType"] = "image/jpeg",
        ["source"] = "channel:whatsapp-cloud",
    };

    /// <summary>Gives every body an example that has none.</summary>
    public static void Complete(Microsoft.OpenApi.OpenApiDocument document)
    {
        foreach (var body in document.Operations().Concat(document.Deliveries()).SelectMany(o => o.Bodies()))
        {
            if (body is { Example: null, Schema: { } schema }) body.Example = Of(schema);
        }
    }

    public static JsonNode? Of(IOpenApiSchema schema, string name = "", int depth = 0)
    {
        if (schema.Examples is [{ } known, ..]) return known.DeepClone();
        if (schema.Enum?.FirstOrDefault(v => v is not null && !v.IsJsonNullSentinel()) is { } word) return word.DeepClone();
        if ((schema.OneOf ?? schema.AnyOf)?.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is { } one) return Of(one, name, depth);
        var type = schema.Type & ~JsonSchemaType.Null;
        var mayBeNull = schema.Type?.HasFlag(JsonSchemaType.Null) == true;
        return type switch
        {
            JsonSchemaType.Object when depth > Deepest && mayBeNull => null,
            JsonSchemaType.Object => ObjectOf(schema, depth),
            JsonSchemaType.Array when depth > Deepest || schema.Items is null => new JsonArray(),
            JsonSchemaType.Array => new JsonArray(Of(schema.Items, name, depth + 1)),
            JsonSchemaType.Boolean => false,
            JsonSchemaType.Integer => NumberOf(schema, name),
            JsonSchemaType.Number => NumberOf(schema, name),
            JsonSchemaType.String => TextOf(schema, name),
            null when schema.Properties is { Count: > 0 } => ObjectOf(schema, depth),
            _ => new JsonObject(),
        };
    }

    private static JsonObject ObjectOf(IOpenApiSchema schema, int depth)
    {
        var made = new JsonObject();
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (depth > Deepest && schema.Required?.Contains(name) != true) continue;
            made[name] = Of(property, name, depth + 1);
        }

        return made;
    }

    private static long NumberOf(IOpenApiSchema schema, string name) => name is "timestamp" ? 1795542703000
        : schema.Minimum is { } least ? long.Parse(least, CultureInfo.InvariantCulture)
        : 1;

    private static string TextOf(IOpenApiSchema schema, string name) => schema.Format switch
    {
        "uuid" => Id,
        "date-time" => Time,
        "uri" => "https://example.com/",
        "byte" => "AA==",
        "binary" => "the bytes of the file",
        "password" => "a secret",
        _ => Known.GetValueOrDefault(name, "text"),
    };
}
