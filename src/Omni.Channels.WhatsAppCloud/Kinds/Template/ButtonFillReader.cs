using System.Globalization;
using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Reads <c>buttonParameters</c>: a list of <c>{"index": 0, "payload": "yes"}</c>.</summary>
internal sealed class ButtonFillReader(TemplateDefinition template, FaultList faults)
{
    private const string Path = ShortFormRequest.ButtonsPath;

    public IReadOnlyList<ButtonFill> Read(JsonElement? given)
    {
        var fills = new List<ButtonFill>();
        if (given is null) return fills;
        if (given is not { ValueKind: JsonValueKind.Array } list)
        {
            faults.Add(Path, "must be a list");
            return fills;
        }

        var at = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (FillOf(item, $"{Path}[{at++}]") is not { } fill) continue;
            if (fills.Exists(f => f.Index == fill.Index)) faults.Add($"{fill.Path}.index", $"is the place of an earlier one: {fill.Index}");
            else fills.Add(fill);
        }

        return fills;
    }

    private ButtonFill? FillOf(JsonElement item, string path)
    {
        var buttons = template.Main.Buttons;
        if (item.ValueKind != JsonValueKind.Object) faults.WrongType(path);
        else if (!int.TryParse(item.Text("index"), CultureInfo.InvariantCulture, out var index) || index < 0 || index >= buttons.Count)
            faults.Add($"{path}.index", $"must be the place of a button: template '{template.Name}' has {buttons.Count}, counted from 0");
        else if (UnknownIn(item) is { } unknown)
            faults.Add($"{path}.{unknown}", $"is not one of index, {string.Join(", ", ButtonFill.Fields)}");
        else return FillOf(item, path, index);
        return null;
    }

    private static string? UnknownIn(JsonElement item) =>
        item.EnumerateObject().Select(p => p.Name).FirstOrDefault(name => name != "index" && !ButtonFill.Fields.Contains(name));

    private ButtonFill? FillOf(JsonElement item, string path, int index)
    {
        var type = template.Main.Buttons[index].Type;
        var given = ButtonFill.Fields.Where(field => item.Member(field) is not null).ToList();
        if (template.IsAuthentication) faults.Add(path, "is not needed: the button takes the code of 'parameters'");
        else if (ButtonFill.FieldOf(type) is not { } field) faults.Add(path, $"does not fit: a button of the type {type} takes nothing");
        else if (given is not [var only] || only != field)
            faults.Add($"{path}.{field}", $"is required, and nothing else: button {index} is of the type {type}");
        else return new ButtonFill(path, index, field, item.GetProperty(field));
        return null;
    }
}
