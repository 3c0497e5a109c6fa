using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Templates;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Reads <c>parameters</c>: a list in the order of the placeholders, or an object by name.</summary>
internal static class SlotValues
{
    private const string Path = ShortFormRequest.ParametersPath;

    /// <summary>Returns the text of each slot, in their order, or the faults.</summary>
    public static (List<string> Texts, List<ContentFault> Faults) Read(
        TemplateDefinition template, IReadOnlyList<TemplateSlot> slots, ShortFormRequest given)
    {
        var parameters = given.Parameters ?? JsonElement.Parse(template.IsNamed ? "{}" : "[]");
        if (slots.Count == 0 && ShortFormRequest.IsNothing(parameters)) return ([], []);
        return template.IsNamed ? ByName(template, slots, parameters) : ByPlace(template, slots, parameters);
    }

    private static (List<string> Texts, List<ContentFault> Faults) ByPlace(
        TemplateDefinition template, IReadOnlyList<TemplateSlot> slots, JsonElement parameters)
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
        TemplateDefinition template, IReadOnlyList<TemplateSlot> slots, JsonElement parameters)
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

        foreach (var stranger in parameters.EnumerateObject().Where(p => !slots.Any(s => s.Key == p.Name)))
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

    private static string Labels(IReadOnlyList<TemplateSlot> slots) =>
        slots.Count == 0 ? "none" : string.Join(", ", slots.Select(s => s.Label));
}
