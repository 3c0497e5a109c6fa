using System.Text.Json;
using System.Text.RegularExpressions;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>A template of an account, in the format of Meta's template list.</summary>
internal sealed partial class SandboxTemplate(JsonElement definition)
{
    public JsonElement Definition => definition;

    /// <summary>Digits.</summary>
    public string Id { get; } = definition.Text("id") ?? NewId.Digits();
    public string Name { get; } = definition.Text("name") ?? "";
    public string Language { get; } = definition.Text("language") ?? "";
    public string Status { get; } = definition.Text("status") ?? "APPROVED";
    public bool IsNamed { get; } = definition.Text("parameter_format") == "NAMED";
    public string? HeaderFormat { get; } = Component(definition, "HEADER")?.Text("format");
    public IReadOnlyList<string> HeaderKeys { get; } = KeysOf(Component(definition, "HEADER").Text("text"));
    public IReadOnlyList<string> BodyKeys { get; } = KeysOf(Component(definition, "BODY").Text("text"));
    public int ButtonCount { get; } = Component(definition, "BUTTONS").Items("buttons").Count;
    public int CardCount { get; } = Component(definition, "CAROUSEL").Items("cards").Count;

    /// <summary>The indexes of the buttons that need a parameter: a URL that ends in a placeholder, a flow, products.</summary>
    public IReadOnlyList<int> ButtonsWithParameter { get; } =
        [.. Component(definition, "BUTTONS").Items("buttons").Select((b, i) => (b, i))
            .Where(p => p.b.Text("type") is "FLOW" or "MPM" || KeysOf(p.b.Text("url")).Count > 0).Select(p => p.i)];

    /// <summary>Returns the type of a button as Meta's errors name it.</summary>
    public string? TypeOfButton(int index)
    {
        var type = Component(definition, "BUTTONS").Items("buttons")[index].Text("type");
        return type == "URL" ? "Url" : type;
    }

    private static JsonElement? Component(JsonElement definition, string type) =>
        definition.Items("components").Cast<JsonElement?>().FirstOrDefault(c => c.Text("type") == type);

    private static List<string> KeysOf(string? text) =>
        text is null ? [] : [.. Placeholder().Matches(text).Select(m => m.Groups["key"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\{(?<key>[A-Za-z0-9_]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
