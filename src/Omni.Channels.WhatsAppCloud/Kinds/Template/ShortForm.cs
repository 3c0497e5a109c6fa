using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Templates;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>
/// Fills in a template from a list of texts in the order of its placeholders (header, body, buttons), or from an object
/// of texts by name. Reports missing and superfluous texts.
/// </summary>
internal static partial class ShortForm
{
    private const string Path = "parameters";

    /// <summary>Returns Meta's components and the text that the recipient sees, or the faults.</summary>
    public static (JsonElement? Components, string? Words, IReadOnlyList<ContentFault> Faults) Fill(
        TemplateDefinition template, JsonElement parameters)
    {
        if (Obstacle(template) is { } obstacle)
            return (null, null,
                [new ContentFault(Path, $"'{Path}' cannot fill in template '{template.Name}': {obstacle}; use 'components'")]);

        var slots = SlotsOf(template);
        var (texts, faults) = template.IsNamed ? ByName(template, slots, parameters) : ByPlace(template, slots, parameters);
        return faults.Count > 0 ? (null, null, faults) : (ComponentsOf(template, slots, texts), WordsOf(template, slots, texts), []);
    }

    private static string? Obstacle(TemplateDefinition template) =>
        template.HeaderFormat is not (null or "TEXT") ? $"its header is of the format {template.HeaderFormat}"
        : template.Others.Count > 0 ? $"it has a component of the type {template.Others[0]}"
        : null;

    private static List<TemplateSlot> SlotsOf(TemplateDefinition template)
    {
        var slots = new List<TemplateSlot>();
        slots.AddRange(KeysIn(template.HeaderText).Select(key => new TemplateSlot("header", key)));
        slots.AddRange(KeysIn(template.BodyText).Select(key => new TemplateSlot("body", key)));

        // The button of an authentication template uses the code of the body.
        if (template.IsAuthentication) return slots;
        for (var i = 0; i < template.Buttons.Count; i++)
        {
            var button = template.Buttons[i];
            if (button.Type == "URL" && KeysIn(button.Url).Any())
                slots.Add(new TemplateSlot("button", $"button.{i}") { ButtonIndex = i, SubType = "url" });
            if (button.Type == "COPY_CODE") slots.Add(new TemplateSlot("button", $"button.{i}") { ButtonIndex = i, SubType = "copy_code" });
        }

        return slots;
    }

    /// <summary>Returns the placeholders of a text: numbers in ascending order, names in the order of the text.</summary>
    private static IEnumerable<string> KeysIn(string text)
    {
        var keys = Placeholder().Matches(text).Select(m => m.Groups["key"].Value).Distinct(StringComparer.Ordinal).ToList();
        return keys.TrueForAll(k => int.TryParse(k, out _)) ? keys.OrderBy(int.Parse) : keys;
    }

    private static (List<string> Texts, List<ContentFault> Faults) ByPlace(
        TemplateDefinition template, List<TemplateSlot> slots, JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Array)
            return ([], [new ContentFault(
                Path, $"'{Path}' must be a list: the placeholders of template '{template.Name}' are numbers ({Labels(slots)})")]);

        var (texts, faults) = (new List<string>(), new List<ContentFault>());
        var given = parameters.EnumerateArray().ToList();
        for (var i = 0; i < Math.Max(given.Count, slots.Count); i++)
        {
            var path = $"{Path}[{i}]";
            if (i >= given.Count)
                faults.Add(new ContentFault(
                    path, $"'{path}' is missing: template '{template.Name}' takes {slots.Count} ({Labels(slots)}), {given.Count} given"));
            else if (i >= slots.Count)
                faults.Add(new ContentFault(path,
                    $"'{path}' is one too many: template '{template.Name}' takes {slots.Count} ({Labels(slots)}), {given.Count} given"));
            else Take(path, given[i], texts, faults);
        }

        return (texts, faults);
    }

    private static (List<string> Texts, List<ContentFault> Faults) ByName(
        TemplateDefinition template, List<TemplateSlot> slots, JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
            return ([], [new ContentFault(
                Path, $"'{Path}' must be an object: the placeholders of template '{template.Name}' have names ({Labels(slots)})")]);

        var (texts, faults) = (new List<string>(), new List<ContentFault>());
        foreach (var slot in slots)
        {
            var path = $"{Path}.{slot.Key}";
            if (parameters.TryGetProperty(slot.Key, out var value)) Take(path, value, texts, faults);
            else faults.Add(new ContentFault(path, $"'{path}' is missing: template '{template.Name}' takes {Labels(slots)}"));
        }

        foreach (var stranger in parameters.EnumerateObject().Where(p => !slots.Exists(s => s.Key == p.Name)))
            faults.Add(new ContentFault($"{Path}.{stranger.Name}",
                $"'{Path}.{stranger.Name}' is no placeholder of template '{template.Name}', which takes {Labels(slots)}"));
        return (texts, faults);
    }

    private static void Take(string path, JsonElement value, List<string> texts, List<ContentFault> faults)
    {
        var text = value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
        var fault = text is null ? "must be a text or a number"
            : text.Trim().Length == 0 ? "must not be empty"
            : TemplateText.FaultOf(text);
        if (fault is null) texts.Add(text!);
        else faults.Add(new ContentFault(path, $"'{path}' {fault}"));
    }

    private static JsonElement ComponentsOf(TemplateDefinition template, List<TemplateSlot> slots, List<string> texts)
    {
        var components = new JsonArray();
        foreach (var part in new[] { "header", "body" })
        {
            var parameters = slots.Zip(texts).Where(s => s.First.Where == part)
                .Select(s => (JsonNode)TextParameter(template, s.First, s.Second)).ToArray();
            if (parameters.Length > 0) components.Add(new JsonObject { ["type"] = part, ["parameters"] = new JsonArray(parameters) });
        }

        foreach (var (slot, text) in slots.Zip(texts).Where(s => s.First.ButtonIndex is not null))
            components.Add(ButtonComponent(slot.ButtonIndex!.Value, slot.SubType!, text));
        if (template is { IsAuthentication: true, Buttons.Count: > 0 } && texts.Count > 0)
            components.Add(ButtonComponent(0, "url", texts[0]));
        return JsonSerializer.SerializeToElement(components);
    }

    private static JsonObject TextParameter(TemplateDefinition template, TemplateSlot slot, string text)
    {
        var parameter = new JsonObject { ["type"] = "text", ["text"] = text };
        if (template.IsNamed) parameter["parameter_name"] = slot.Key;
        return parameter;
    }

    private static JsonObject ButtonComponent(int index, string subType, string text) => new()
    {
        ["type"] = "button",
        ["sub_type"] = subType,
        ["index"] = index.ToString(),
        ["parameters"] = new JsonArray(subType == "copy_code"
            ? new JsonObject { ["type"] = "coupon_code", ["coupon_code"] = text }
            : new JsonObject { ["type"] = "text", ["text"] = text }),
    };

    private static string WordsOf(TemplateDefinition template, List<TemplateSlot> slots, List<string> texts)
    {
        var body = slots.Zip(texts).Where(s => s.First.Where == "body")
            .ToDictionary(s => s.First.Key, s => s.Second, StringComparer.Ordinal);
        return Placeholder().Replace(template.BodyText, match => body.GetValueOrDefault(match.Groups["key"].Value) ?? match.Value);
    }

    private static string Labels(List<TemplateSlot> slots) => slots.Count == 0 ? "none" : string.Join(", ", slots.Select(s => s.Label));

    [GeneratedRegex(@"\{\{\s*(?<key>[A-Za-z0-9_]+)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
