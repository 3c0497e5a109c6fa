using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Omni.Api.Tests.Contract;

/// <summary>The schemas of the OpenAPI document as a validator understands them.</summary>
internal sealed class DocumentSchemas
{
    private const string Components = "#/components/schemas/", Definitions = "#/definitions/";

    private readonly JsonSchema _root;

    private DocumentSchemas(JsonSchema root) => _root = root;

    public static async Task<DocumentSchemas> ReadAsync(JsonElement document)
    {
        var definitions = Parse(document.GetProperty("components").GetProperty("schemas"));
        var places = new JsonObject();
        foreach (var (place, media) in Bodies(document).Where(b => b.Media.TryGetProperty("schema", out _)))
        {
            places[place] = Parse(media.GetProperty("schema"));
        }

        return new DocumentSchemas(await JsonSchema.FromJsonAsync(
            new JsonObject { ["type"] = "object", ["definitions"] = definitions, ["properties"] = places }.ToJsonString()));
    }

    /// <summary>What does not fit the schema at a place; nothing when all fits, or the place has no schema.</summary>
    public IEnumerable<string> FaultsOf(string place, string json) => _root.Properties.TryGetValue(place, out var schema)
        ? schema.Validate(json).Select(fault => $"{place}: {fault}") : [];

    private static JsonNode? Parse(JsonElement schemas) =>
        JsonNode.Parse(schemas.GetRawText().Replace(Components, Definitions, StringComparison.Ordinal));

    /// <summary>Every body of requests and answers by its place: the operation, what it is and its type.</summary>
    public static IEnumerable<(string Place, JsonElement Media)> Bodies(JsonElement document)
    {
        foreach (var operation in new[] { "paths", "webhooks" }.SelectMany(of => document.GetProperty(of).EnumerateObject())
            .SelectMany(path => path.Value.EnumerateObject()).Select(o => o.Value))
        {
            var id = operation.GetProperty("operationId").GetString();
            if (operation.TryGetProperty("requestBody", out var request))
            {
                foreach (var media in request.GetProperty("content").EnumerateObject())
                    yield return ($"{id} request {media.Name}", media.Value);
            }

            foreach (var response in operation.GetProperty("responses").EnumerateObject())
            {
                if (!response.Value.TryGetProperty("content", out var content)) continue;
                foreach (var media in content.EnumerateObject()) yield return ($"{id} {response.Name} {media.Name}", media.Value);
            }
        }
    }
}
