using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>
/// Fills in a template from a list of texts in the order of its placeholders (header, body, buttons), or from an object of texts by name;
/// from the media of its header, and from what its buttons take. Reports what is missing and what is superfluous.
/// </summary>
internal static class ShortForm
{
    /// <summary>Returns Meta's components, or the faults.</summary>
    public static ShortFormResult Fill(TemplateDefinition template, ShortFormRequest given)
    {
        var faults = new FaultList();
        CheckObstacles(template, given, faults);
        var fills = new ButtonFillReader(template, faults).Read(given.ButtonParameters);
        CheckHeader(template, given, faults);
        CheckButtons(template, fills, faults);
        var slots = SlotsOf(template, fills);
        var (texts, wrong) = SlotValues.Read(template, slots, given);
        return faults.All.Count + wrong.Count > 0
            ? new ShortFormResult(Components: null, [.. faults.All, .. wrong])
            : ResultOf(template, given, fills, slots, texts);
    }

    private static void CheckObstacles(TemplateDefinition template, ShortFormRequest given, FaultList faults)
    {
        var obstacle = template.Cards.Count > 0 ? "a carousel"
            : template.Offer is { HasExpiration: true } ? "an offer that ends at a time"
            : null;
        if (obstacle is null) return;
        if (given.FirstField is { } field)
            faults.Add(field, $"cannot fill in template '{template.Name}': it has {obstacle}; use 'components'");
        else faults.Add("components", $"is required: template '{template.Name}' has {obstacle}");
    }

    private static void CheckHeader(TemplateDefinition template, ShortFormRequest given, FaultList faults)
    {
        const string Path = ShortFormRequest.HeaderPath;
        var format = template.Main.HeaderFormat;
        if (given.HeaderMedia is not { } header)
        {
            if (!template.Main.HasMediaHeader) return;
            faults.Add(Path, $"is required: template '{template.Name}' has a header of the format {format}");
            if (given.Parameters is not null)
            {
                faults.Add(
                    ShortFormRequest.ParametersPath, $"cannot hold the header of the format {format}: give '{Path}', or use 'components'");
            }
        }
        else if (header.ValueKind != JsonValueKind.Object)
        {
            faults.Add(Path, "must be an object");
        }
        else if (format is null or "TEXT")
        {
            faults.Add(Path, $"does not fit: template '{template.Name}' has no header that takes media");
        }
        else if (header.Text("type") is { } type && !type.Equals(format, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"{Path}.type", $"must be {format.ToLowerInvariant()}, as the header of template '{template.Name}'");
        }
    }

    private static void CheckButtons(TemplateDefinition template, IReadOnlyList<ButtonFill> fills, FaultList faults)
    {
        if (template.IsAuthentication) return;
        for (var i = 0; i < template.Main.Buttons.Count; i++)
        {
            var button = template.Main.Buttons[i];
            if (!button.NeedsComponent || ButtonFill.FieldOf(button.Type) != ButtonFill.Action || fills.Any(f => f.Index == i)) continue;
            faults.Add(ShortFormRequest.ButtonsPath,
                $"must have {{\"index\": {i}, \"action\": …}}: button {i} ('{button.Text}') of template '{template.Name}' "
                + $"is of the type {button.Type}");
        }
    }

    private static List<TemplateSlot> SlotsOf(TemplateDefinition template, IReadOnlyList<ButtonFill> fills)
    {
        var main = template.Main;
        var slots = new List<TemplateSlot>();
        slots.AddRange(Placeholders.In(main.HeaderText).Select(key => new TemplateSlot(GivenComponent.Header, key)));
        slots.AddRange(BodyKeys(template).Select(key => new TemplateSlot(GivenComponent.Body, key)));

        // The button of an authentication template uses the code of the body.
        if (template.IsAuthentication) return slots;
        for (var i = 0; i < main.Buttons.Count; i++)
        {
            if ((main.Buttons[i].HasPlaceholder || main.Buttons[i].Type == "COPY_CODE") && !fills.Any(f => f.Index == i))
                slots.Add(new TemplateSlot(GivenComponent.Button, $"button.{i}") { ButtonIndex = i, SubType = main.Buttons[i].SubType });
        }

        return slots;
    }

    private static IReadOnlyList<string> BodyKeys(TemplateDefinition template) =>
        template is { IsAuthentication: true, Main.BodyText.Length: 0 } ? ["1"] : Placeholders.In(template.Main.BodyText);

    private static ShortFormResult ResultOf(
        TemplateDefinition template, ShortFormRequest given, IReadOnlyList<ButtonFill> fills, List<TemplateSlot> slots, List<string> texts)
    {
        var result = new ComponentsBuilder();
        var values = slots.Zip(texts, (slot, text) => (Slot: slot, Text: text, Origin: OriginOf(template, slots, slot))).ToList();
        if (given.HeaderMedia is { } media)
            result.Add(Component(GivenComponent.Header), (MediaOf(template, media), ShortFormRequest.HeaderPath));
        foreach (var part in new[] { GivenComponent.Header, GivenComponent.Body })
        {
            var parameters = values.Where(v => v.Slot.Where == part).Select(v => (TextOf(template, v.Slot, v.Text), v.Origin));
            result.Add(Component(part), [.. parameters]);
        }

        foreach (var (slot, text, origin) in values.Where(v => v.Slot.ButtonIndex is not null))
            result.Add(Button(slot.ButtonIndex!.Value, slot.SubType!), (ButtonTextOf(slot.SubType!, text), origin));
        foreach (var fill in fills)
            result.Add(Button(fill.Index, template.Main.Buttons[fill.Index].SubType!), (fill.Parameter, fill.Path));
        if (template is { IsAuthentication: true, Main.Buttons.Count: > 0 } && values is [var code, ..])
            result.Add(Button(0, "url"), (ButtonTextOf("url", code.Text), code.Origin));
        return result.Result();
    }

    private static string OriginOf(TemplateDefinition template, List<TemplateSlot> slots, TemplateSlot slot) => template.IsNamed
        ? $"{ShortFormRequest.ParametersPath}.{slot.Key}"
        : $"{ShortFormRequest.ParametersPath}[{slots.IndexOf(slot)}]";

    private static JsonObject Component(string type) => new() { ["type"] = type };

    private static JsonObject Button(int index, string subType) =>
        new() { ["type"] = GivenComponent.Button, ["sub_type"] = subType, ["index"] = index.ToString() };

    private static JsonObject TextOf(TemplateDefinition template, TemplateSlot slot, string text)
    {
        var parameter = new JsonObject { ["type"] = "text", ["text"] = text };
        if (template.IsNamed) parameter["parameter_name"] = slot.Key;
        return parameter;
    }

    private static JsonObject ButtonTextOf(string subType, string text) => subType == "copy_code"
        ? new JsonObject { ["type"] = "coupon_code", ["coupon_code"] = text }
        : new JsonObject { ["type"] = "text", ["text"] = text };

    /// <summary>Meta's own object, under the name of its format.</summary>
    private static JsonObject MediaOf(TemplateDefinition template, JsonElement given)
    {
        var format = template.Main.HeaderFormat!.ToLowerInvariant();
        var media = JsonNode.Parse(given.GetRawText())!.AsObject();
        media.Remove("type");
        return new JsonObject { ["type"] = format, [format] = media };
    }
}
