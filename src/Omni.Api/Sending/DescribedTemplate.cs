using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>Reads a template as Omni's clients write it.</summary>
internal static class DescribedTemplate
{
    public const string DefaultLanguage = "pt_BR";

    private const string SubType = "sub_type", CopyCode = "copy_code", Payload = "payload", Coupon = "couponCode";

    private static readonly string[] NamesOfSubType = [SubType, "subType", "type"];

    /// <summary>What Omni's clients call the fields of a template reference.</summary>
    public static IReadOnlyDictionary<string, string> FieldNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["name"] = "template.name",
        ["language"] = "template.language",
        ["components"] = "template.bodyParameters",
        ["parameters"] = "template.bodyParameters",
        ["headerMedia"] = "template.headerMedia",
        ["buttonParameters"] = "template.buttonParameters",
    };

    public static TemplateReference Of(TemplateDescriptor template) => new()
    {
        Name = template.Name!,
        Language = template.Language ?? DefaultLanguage,
        Parameters = template.BodyParameters,
        HeaderMedia = template.HeaderMedia is { ValueKind: JsonValueKind.Object } header ? HeaderOf(header) : template.HeaderMedia,
        ButtonParameters = template.ButtonParameters is { ValueKind: JsonValueKind.Array } buttons
            ? JsonSerializer.SerializeToElement(new JsonArray([.. buttons.EnumerateArray().Select(ButtonOf)]))
            : template.ButtonParameters,
    };

    /// <summary>Some of Omni's pages write <c>url</c> for <c>link</c>.</summary>
    private static JsonElement HeaderOf(JsonElement given)
    {
        var header = JsonObject.Create(given)!;
        if (header.ContainsKey("link") || !header.TryGetPropertyValue("url", out var link)) return given;
        header.Remove("url");
        header["link"] = link;
        return JsonSerializer.SerializeToElement(header);
    }

    /// <summary>The template itself says which type a button has; Omni's payload of a button that copies a code is the code.</summary>
    private static JsonNode? ButtonOf(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object) return JsonNode.Parse(given.GetRawText());
        var button = JsonObject.Create(given)!;
        var type = NamesOfSubType.Select(name => button[name]).FirstOrDefault(value => value is not null)?.ToString();
        foreach (var name in NamesOfSubType) button.Remove(name);
        if (type != CopyCode || !button.TryGetPropertyValue(Payload, out var code)) return button;
        button.Remove(Payload);
        button[Coupon] = code;
        return button;
    }
}
