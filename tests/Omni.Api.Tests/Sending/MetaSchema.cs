using System.Collections.Concurrent;
using System.Text.Json;
using NJsonSchema;

namespace Omni.Api.Tests.Sending;

/// <summary>Meta's own schema of <c>POST /messages</c> (derived from facebook/openapi, MIT; its licence is beside it).</summary>
internal static class MetaSchema
{
    private static readonly JsonElement Root =
        JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "meta-messages.schema.json")));
    private static readonly ConcurrentDictionary<string, Task<JsonSchema>> Schemas = new(StringComparer.Ordinal);

    /// <summary>What the schema of the message's type finds wrong.</summary>
    public static async Task<IReadOnlyList<string>> ValidateAsync(JsonElement message)
    {
        var type = message.GetProperty("type").GetString()!;
        if (!Root.GetProperty("types").TryGetProperty(type, out _)) return [$"type: '{type}' is not in the schema"];
        var schema = await Schemas.GetOrAdd(type, LoadAsync);
        return [.. schema.Validate(message.GetRawText()).Select(e => $"{e.Path}: {e.Kind}")];
    }

    private static Task<JsonSchema> LoadAsync(string type)
    {
        var definition = Root.GetProperty("definitions").GetProperty(Root.GetProperty("types").GetProperty(type).GetString()!);
        var schema = definition.EnumerateObject().ToDictionary(m => m.Name, m => (object)m.Value);
        schema["definitions"] = Root.GetProperty("definitions");
        return JsonSchema.FromJsonAsync(JsonSerializer.Serialize(schema));
    }
}
