using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>Meta's library of ready-made templates; a few of its kind.</summary>
internal static class TemplateLibrary
{
    private const string Json = """
        [
          {"id":"7147013345418927","name":"delivery_update_1","language":"en_US","category":"UTILITY","topic":"ORDER_MANAGEMENT",
           "usecase":"DELIVERY_UPDATE","industry":["E_COMMERCE"],"header":"Order update",
           "body":"Hi {{1}}, your order {{2}} is on its way and will arrive soon.","body_params":["Jim","123456"],
           "body_param_types":["TEXT","TEXT"],"buttons":[]},
          {"id":"7147013345418928","name":"payment_confirmation_1","language":"en_US","category":"UTILITY","topic":"PAYMENTS",
           "usecase":"PAYMENT_CONFIRMATION","industry":["E_COMMERCE","FINANCIAL_SERVICES"],
           "body":"We have received your payment of {{1}} on {{2}}. Thank you for your order.","body_params":["$12.00","Jan 1, 2026"],
           "body_param_types":["AMOUNT","DATE"],"buttons":[]}
        ]
        """;

    private static readonly IReadOnlyList<JsonElement> Entries = [.. JsonElement.Parse(Json).EnumerateArray()];

    private static readonly GraphFields<JsonElement> Fields = FieldsOf(
        "name", "language", "category", "topic", "usecase", "industry", "header", "body", "body_params", "body_param_types", "buttons");

    public static IResult List(GraphRequest request) =>
        GraphPage<JsonElement>.Answer([.. Entries.Where(e => Fits(e, request))], Fields, request);

    /// <summary>Returns the components of a library template; null when there is no such template.</summary>
    public static JsonArray? ComponentsOf(string name, string? language)
    {
        var entry = Entries.FirstOrDefault(e => e.Text("name") == name && (language is null || e.Text("language") == language));
        if (entry.ValueKind == JsonValueKind.Undefined) return null;
        var components = new JsonArray();
        if (entry.Text("header") is { } header)
            components.Add(new JsonObject { ["type"] = "HEADER", ["format"] = "TEXT", ["text"] = header });
        components.Add(new JsonObject
        {
            ["type"] = "BODY",
            ["text"] = entry.Text("body"),
            ["example"] = new JsonObject { ["body_text"] = new JsonArray(JsonSerializer.SerializeToNode(entry.Member("body_params"))) },
        });
        return components;
    }

    private static bool Fits(JsonElement entry, GraphRequest request) =>
        (request.Text("search") is not { Length: > 0 } words
            || $"{entry.Text("name")} {entry.Text("body")}".Contains(words, StringComparison.OrdinalIgnoreCase))
        && new[] { "name", "language", "category", "topic", "usecase" }.All(name => request.Text(name) is not { Length: > 0 } wanted
            || string.Equals(entry.Text(name), wanted, StringComparison.OrdinalIgnoreCase))
        && (request.Text("industry") is not { Length: > 0 } industry || entry.Items("industry").Any(i => i.GetString() == industry));

    private static GraphFields<JsonElement> FieldsOf(params string[] names)
    {
        var fields = new GraphFields<JsonElement>("WhatsAppMessageTemplateLibrary", e => e.Text("id")!, names);
        foreach (var name in names) fields.With(name, e => e.Member(name) is { } value ? JsonSerializer.SerializeToNode(value) : null);
        return fields;
    }
}
