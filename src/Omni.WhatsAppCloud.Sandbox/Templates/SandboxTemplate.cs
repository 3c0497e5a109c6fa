using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>A template of an account, in the format of Meta's template list.</summary>
internal sealed partial class SandboxTemplate
{
    public SandboxTemplate(JsonElement given)
    {
        Id = given.Text("id") ?? NewId.Digits();
        Definition = TemplateForm.Of(given);
        Name = Definition.Text("name") ?? "";
        Language = Definition.Text("language") ?? "";
        Status = Definition.Text("status") ?? TemplateStatus.Approved;
        IsNamed = Definition.Text("parameter_format") == "NAMED";
        HeaderFormat = Component("HEADER").Text("format");
        HeaderKeys = KeysOf(Component("HEADER").Text("text"));
        BodyKeys = KeysOf(Component("BODY").Text("text"));
        var buttons = Component("BUTTONS").Items("buttons");
        ButtonCount = buttons.Count;
        CardCount = Component("CAROUSEL").Items("cards").Count;
        ButtonsWithParameter = [.. buttons.Select((b, i) => (b, i))
            .Where(p => p.b.Text("type") is "FLOW" or "MPM" || KeysOf(p.b.Text("url")).Count > 0).Select(p => p.i)];
    }

    /// <summary>Digits.</summary>
    public string Id { get; }

    public JsonElement Definition { get; }
    public string Name { get; }
    public string Language { get; }
    public string Status { get; }
    public bool IsNamed { get; }
    public string? HeaderFormat { get; }
    public IReadOnlyList<string> HeaderKeys { get; }
    public IReadOnlyList<string> BodyKeys { get; }
    public int ButtonCount { get; }
    public int CardCount { get; }

    /// <summary>The indexes of the buttons that need a parameter: a URL that ends in a placeholder, a flow, products.</summary>
    public IReadOnlyList<int> ButtonsWithParameter { get; }

    public string Category => Definition.Text("category") ?? "";

    /// <summary>Returns the type of a button as Meta's errors name it.</summary>
    public string? TypeOfButton(int index)
    {
        var type = Component("BUTTONS").Items("buttons")[index].Text("type");
        return type == "URL" ? "Url" : type;
    }

    /// <summary>Returns the template with other values of some members; null removes one.</summary>
    public SandboxTemplate With(params ReadOnlySpan<(string Name, JsonNode? Value)> changes)
    {
        var changed = JsonSerializer.Deserialize<JsonObject>(Definition)!;
        changed["id"] = Id;
        foreach (var (name, value) in changes)
        {
            if (value is null) changed.Remove(name);
            else changed[name] = value;
        }

        return new SandboxTemplate(JsonSerializer.SerializeToElement(changed));
    }

    public SandboxTemplate WithId(string id)
    {
        var changed = JsonSerializer.Deserialize<JsonObject>(Definition)!;
        changed["id"] = id;
        return new SandboxTemplate(JsonSerializer.SerializeToElement(changed));
    }

    /// <summary>Returns the names or numbers of the placeholders of a text, each once.</summary>
    public static List<string> KeysOf(string? text) =>
        text is null ? [] : [.. Placeholder().Matches(text).Select(m => m.Groups["key"].Value).Distinct(StringComparer.Ordinal)];

    private JsonElement? Component(string type) =>
        Definition.Items("components").Cast<JsonElement?>().FirstOrDefault(c => c.Text("type") == type);

    [GeneratedRegex(@"\{\{(?<key>[A-Za-z0-9_]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
