using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Validates the values of a header or a body against the placeholders of the template.</summary>
internal sealed class TextsFit(TemplateDefinition template, FaultList faults)
{
    public void Check(string part, string text, GivenComponent? given, string path, int maxLength)
    {
        var keys = Placeholders.In(text);
        var values = given?.Parameters ?? [];
        if (values.Count != keys.Count)
        {
            var takes = $"the {part} of template '{template.Name}' takes {keys.Count} ({Labels(keys)})";
            if (given is null) faults.Add($"{path}.{part}", $"is missing: {takes}");
            else faults.Add($"{given.Path}.parameters", $"has {values.Count} values: {takes}");
            return;
        }

        foreach (var value in values.Where(v => IsOther(v.Type)))
            faults.Add($"{value.Path}.type", $"must be text, currency or date_time, not {value.Type}");
        if (template.IsNamed) CheckNames(keys, values);
        var length = Placeholders.Fill(text, ValuesOf(template, keys, values)).Length;
        if (given is not null && length > maxLength)
            faults.Add($"{given.Path}.parameters", $"make the {part} {length:N0} UTF-16 units long, at most {maxLength:N0}");
    }

    /// <summary>Returns the value of each placeholder, as it is shown.</summary>
    public static Dictionary<string, string> ValuesOf(
        TemplateDefinition template, IReadOnlyList<string> keys, IReadOnlyList<GivenParameter> given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < given.Count; i++)
        {
            var key = template.IsNamed ? given[i].Json.Text("parameter_name") : i < keys.Count ? keys[i] : null;
            if (key is not null && Shown(given[i]) is { } text) values.TryAdd(key, text);
        }

        return values;
    }

    private static string? Shown(GivenParameter value) => value.Type switch
    {
        "text" => value.Json.Text("text"),
        "currency" or "date_time" => value.Json.Member(value.Type).Text("fallback_value"),
        _ => null,
    };

    private static bool IsOther(string type) =>
        type is "image" or "video" or "document" or "gif" or "location" or "product" or "payload" or "coupon_code" or "action"
            or "limited_time_offer" or "ttl_minutes";

    private static string Labels(IReadOnlyList<string> keys) => keys.Count == 0 ? "none" : string.Join(", ", keys);

    private void CheckNames(IReadOnlyList<string> keys, IReadOnlyList<GivenParameter> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var at = $"{value.Path}.parameter_name";
            var name = value.Json.Text("parameter_name");
            if (name is null) faults.Add(at, $"is required: the placeholders of template '{template.Name}' have names ({Labels(keys)})");
            else if (!keys.Contains(name)) faults.Add(at, $"is no placeholder of template '{template.Name}', which takes {Labels(keys)}");
            else if (!seen.Add(name)) faults.Add(at, $"names the placeholder {name} a second time");
        }
    }
}
