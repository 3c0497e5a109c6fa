using System.Text.Json;
using System.Text.RegularExpressions;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>
/// What Meta asks of a new or changed template (in <see cref="TemplateForm"/>). Limits:
/// https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components
/// </summary>
internal static partial class TemplateRules
{
    private const string Authentication = "AUTHENTICATION";
    private const int MaxHeader = 60, MaxBody = 1024, MaxFooter = 60, MinWordsPerVariable = 3;

    private static readonly string[] Categories = ["UTILITY", "MARKETING", Authentication];

    private static readonly string[] Formats = ["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION", "PRODUCT"];

    private static readonly string[] Types =
        ["HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER", "CALL_PERMISSION_REQUEST"];

    /// <summary>Returns Meta's error; null when the template is valid.</summary>
    public static IResult? Refuse(JsonElement template)
    {
        if (template.Text("name") is not { Length: > 0 } name) return GraphFailure.Required("name");
        if (!Name().IsMatch(name))
            return GraphFailure.Parameter("Param name must be 1 to 512 characters long: lower-case letters, digits and underscores");
        if (template.Text("language") is not { Length: > 0 } language) return GraphFailure.Required("language");
        if (!Language().IsMatch(language)) return GraphFailure.Choice("language", ["en_US", "en", "pt_BR", "es", "de", "…"]);
        if (template.Text("category") is not { Length: > 0 } category) return GraphFailure.Required("category");
        if (!Categories.Contains(category)) return GraphFailure.Choice("category", Categories);
        if (template.Text("parameter_format") is { } format && format is not ("NAMED" or "POSITIONAL"))
            return GraphFailure.Choice("parameter_format", ["NAMED", "POSITIONAL"]);
        return RefuseComponents(template, category);
    }

    private static IResult? RefuseComponents(JsonElement template, string category)
    {
        var components = template.Items("components");
        if (components.Count == 0) return GraphFailure.Required("components");
        if (components.Any(c => !Types.Contains(c.Text("type"))))
            return GraphFailure.Choice("components[0]['type']", Types);
        if (components.CountBy(c => c.Text("type")!).FirstOrDefault(c => c.Value > 1).Key is { } twice)
            return GraphFailure.Parameter($"components must have at most one of type {twice}");
        if (components.All(c => c.Text("type") != "BODY")) return TemplateFailure.MissingField("BODY", "text");
        var isNamed = template.Text("parameter_format") == "NAMED";
        return components.Select(c => c.Text("type") switch
        {
            "HEADER" => RefuseHeader(c, isNamed),
            "BODY" => category == Authentication ? null : RefuseBody(c, isNamed),
            "FOOTER" => category == Authentication ? null : RefuseFooter(c),
            "BUTTONS" => ButtonRules.Refuse(c.Items("buttons"), category == Authentication),
            _ => null,
        }).FirstOrDefault(refusal => refusal is not null);
    }

    private static IResult? RefuseHeader(JsonElement header, bool isNamed)
    {
        if (header.Text("format") is not { } format) return TemplateFailure.MissingField("HEADER", "format");
        if (!Formats.Contains(format)) return GraphFailure.Choice("components[0]['format']", Formats);
        var example = header.Member("example");
        if (format is "LOCATION" or "PRODUCT") return null;
        if (format != "TEXT") return example.Items("header_handle").Count == 0 ? TemplateFailure.MissingField("HEADER", "example") : null;
        if (header.Text("text") is not { Length: > 0 } text) return TemplateFailure.MissingField("HEADER", "text");
        if (text.Length > MaxHeader) return TemplateFailure.TooLong("HEADER", MaxHeader);
        if (text.AsSpan().ContainsAny('\n', '\r', '*')) return TemplateFailure.Header("Headers can't have new lines or formatting.");
        var keys = SandboxTemplate.KeysOf(text);
        if (keys.Count > 1) return TemplateFailure.Header("Headers can have one variable only.");
        if (!AreKeys(keys, isNamed)) return TemplateFailure.Header("Variables must be {{1}} or named, as parameter_format says.");
        return keys.Count > 0 && example.Items(isNamed ? "header_text_named_params" : "header_text").Count == 0
            ? TemplateFailure.MissingField("HEADER", "example")
            : null;
    }

    private static IResult? RefuseBody(JsonElement body, bool isNamed)
    {
        if (body.Text("text") is not { Length: > 0 } text) return TemplateFailure.MissingField("BODY", "text");
        if (text.Length > MaxBody) return TemplateFailure.TooLong("BODY", MaxBody);
        var keys = SandboxTemplate.KeysOf(text);
        if (!AreKeys(keys, isNamed))
            return TemplateFailure.Body("Variables must be {{1}}, {{2}}, … without gaps, or named, as parameter_format says.");
        if (keys.Count == 0) return null;
        var trimmed = text.Trim();
        if (trimmed.StartsWith("{{", StringComparison.Ordinal) || trimmed.EndsWith("}}", StringComparison.Ordinal))
            return TemplateFailure.VariableAtAnEnd();
        if (text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < keys.Count * MinWordsPerVariable)
            return TemplateFailure.TooManyVariables();
        var examples = isNamed
            ? body.Member("example").Items("body_text_named_params").Count
            : ExamplesOf(body.Member("example").Items("body_text"));
        return examples < keys.Count ? TemplateFailure.MissingField("BODY", "example") : null;
    }

    /// <summary>Meta takes a list of lists, one for each example, and for one variable a plain list too.</summary>
    private static int ExamplesOf(IReadOnlyList<JsonElement> examples) =>
        examples is [{ ValueKind: JsonValueKind.Array } first, ..] ? first.GetArrayLength() : examples.Count;

    private static IResult? RefuseFooter(JsonElement footer)
    {
        if (footer.Text("text") is not { Length: > 0 } text) return TemplateFailure.MissingField("FOOTER", "text");
        if (text.Length > MaxFooter) return TemplateFailure.TooLong("FOOTER", MaxFooter);
        return SandboxTemplate.KeysOf(text).Count > 0 || text.Contains('\n')
            ? TemplateFailure.Footer("Footers can't have variables or new lines.")
            : null;
    }

    private static bool AreKeys(List<string> keys, bool isNamed) => isNamed
        ? keys.TrueForAll(k => NamedKey().IsMatch(k))
        : Enumerable.Range(1, keys.Count).All(i => keys.Contains($"{i}"));

    [GeneratedRegex(@"^[a-z0-9_]{1,512}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z]{2,3}(_[A-Za-z]{2,4})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Language();

    [GeneratedRegex(@"^[a-z_][a-z0-9_]*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedKey();
}
