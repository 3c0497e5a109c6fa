using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>Writes a definition as Meta keeps it: words of Meta in upper case, however they were given.</summary>
internal static class TemplateForm
{
    public static JsonElement Of(JsonElement definition)
    {
        if (definition.ValueKind != JsonValueKind.Object) return definition;
        var template = JsonSerializer.Deserialize<JsonObject>(definition)!;
        Raise(template, "category", "parameter_format", "status", "sub_category");
        OfComponents(template["components"]);
        return JsonSerializer.SerializeToElement(template);
    }

    private static void OfComponents(JsonNode? components)
    {
        foreach (var component in Objects(components))
        {
            Raise(component, "type", "format");
            foreach (var button in Objects(component["buttons"])) Raise(button, "type", "otp_type");
            foreach (var card in Objects(component["cards"])) OfComponents(card["components"]);
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];

    private static void Raise(JsonObject of, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (of[name] is JsonValue value && value.TryGetValue<string>(out var text)) of[name] = text.ToUpperInvariant();
        }
    }
}
