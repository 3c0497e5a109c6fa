using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.Templates;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>
/// Validates templates: the template exists and its
/// parameters match. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#template-object
/// </summary>
internal sealed class TemplateCheck(TemplateStore templates, MediaStore media) : IKindCheck
{
    public IReadOnlyList<string> Kinds => ["template"];

    public IResult? Of(SandboxNumber number, JsonElement message)
    {
        var given = message.Member("template");
        if (!given.IsObject()) return GraphFailure.Missing("template");
        var (name, language) = (given.Text("name"), given.Member("language").Text("code"));
        if (string.IsNullOrEmpty(name)) return GraphFailure.Missing("template.name");
        if (string.IsNullOrEmpty(language)) return GraphFailure.Missing("template.language.code");
        if (templates.Find(number.BusinessAccountId, name, language)
            is not { Status: not (TemplateStatus.Pending or TemplateStatus.Rejected or TemplateStatus.Archived) } template)
        {
            return GraphFailure.Of(132001, "(#132001) Template name does not exist in the translation", 404,
                details: $"template name ({name}) does not exist in {language}");
        }

        if (template.Status == TemplateStatus.Paused)
            return GraphFailure.Of(132015, "(#132015) Template is paused", 400, details: $"template name ({name}) is paused");
        if (template.Status == TemplateStatus.Disabled)
            return GraphFailure.Of(132016, "(#132016) Template is disabled", 400, details: $"template name ({name}) is disabled");
        var components = given.Items("components");
        return Texts(template, components, "header", template.HeaderFormat == "TEXT" ? template.HeaderKeys : [])
            ?? Texts(template, components, "body", template.BodyKeys)
            ?? HeaderMedia(template, components, media)
            ?? Buttons(template, components)
            ?? Carousel(template, components);
    }

    private static IResult? Texts(SandboxTemplate template, IReadOnlyList<JsonElement> components, string part, IReadOnlyList<string> keys)
    {
        if (part == "header" && template.HeaderFormat is not (null or "TEXT")) return null;
        var parameters = components.Where(c => IsA(c, part)).SelectMany(c => c.Items("parameters")).ToList();
        if (parameters.Count != keys.Count)
            return GraphFailure.Of(132000, "(#132000) Number of parameters does not match the expected number of params", 400,
                details: $"{part}: number of localizable_params ({parameters.Count}) does not match the expected "
                    + $"number of params ({keys.Count})");
        foreach (var parameter in parameters)
        {
            if (template.IsNamed && (parameter.Text("parameter_name") is not { } key || !keys.Contains(key)))
                return GraphFailure.Of(132000, "(#132000) Number of parameters does not match the expected number of params", 400,
                    details: $"{part}: parameter name is missing or not in the template");
            if (ParameterOf(parameter, part) is { } fault) return fault;
        }

        return null;
    }

    private static IResult? ParameterOf(JsonElement parameter, string part) => TypeOf(parameter) switch
    {
        "text" => parameter.Text("text") switch
        {
            null or "" => GraphFailure.Missing("template.components.parameters.text"),
            var text when text.AsSpan().ContainsAny('\n', '\r', '\t') || text.Contains("     ", StringComparison.Ordinal) =>
                GraphFailure.Of(132018, "(#132018) Template parameter is not valid", 400,
                    details: $"{part}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces"),
            _ => null,
        },
        "currency" => parameter.Member("currency").Member("amount_1000") is null ? Format(part, "currency needs amount_1000") : null,
        "date_time" => parameter.Member("date_time").Text("fallback_value") is null ? Format(part, "date_time needs fallback_value") : null,
        var other => Format(part, $"expected TEXT, got {other}"),
    };

    private static IResult? HeaderMedia(SandboxTemplate template, IReadOnlyList<JsonElement> components, MediaStore media)
    {
        if (template.HeaderFormat is null or "TEXT") return null;
        var kind = template.HeaderFormat.ToLowerInvariant();
        var parameters = components.Where(c => IsA(c, "header")).SelectMany(c => c.Items("parameters")).ToList();
        if (parameters is not [var parameter] || TypeOf(parameter) != kind)
            return Format(
                "header", $"expected {template.HeaderFormat}, received {(parameters is [var other, ..] ? other.Text("type") : "nothing")}");
        return kind is "location" or "product" ? null : MediaCheck.OfSource(parameter.Member(kind), kind, media);
    }

    private static IResult? Buttons(SandboxTemplate template, IReadOnlyList<JsonElement> components)
    {
        foreach (var button in components.Where(c => IsA(c, "button")))
        {
            if (button.Text("sub_type") is null) return GraphFailure.Missing("template.components.sub_type");
            if (!int.TryParse(button.Member("index")?.ToString(), out var index)) return GraphFailure.Missing("template.components.index");
            if (index < 0 || index >= template.ButtonCount)
                return Format("buttons", $"button at index {index} does not exist in the template");
        }

        var given = components.Where(c => IsA(c, "button")).Select(c => int.Parse(c.Member("index")!.Value.ToString()))
            .ToHashSet();
        foreach (var needed in template.ButtonsWithParameter.Where(index => !given.Contains(index)))
            return GraphFailure.Of(131008, "(#131008) Required parameter is missing", 400,
                details: $"buttons: Button at index {needed} of type {template.TypeOfButton(needed)} requires a parameter");
        return null;
    }

    private static IResult? Carousel(SandboxTemplate template, IReadOnlyList<JsonElement> components)
    {
        if (template.CardCount == 0) return null;
        var cards = components.Where(c => IsA(c, "carousel")).SelectMany(c => c.Items("cards")).ToList();
        return cards.Count == template.CardCount
            ? null
            : GraphFailure.Of(132000, "(#132000) Number of parameters does not match the expected number of params", 400,
                details: $"carousel: {cards.Count} cards, the template has {template.CardCount}");
    }

    /// <summary>Meta takes types of components and parameters in any case.</summary>
    private static string? TypeOf(JsonElement parameter) => parameter.Text("type")?.ToLowerInvariant();

    private static bool IsA(JsonElement component, string type) =>
        string.Equals(component.Text("type"), type, StringComparison.OrdinalIgnoreCase);

    private static IResult Format(string part, string details) =>
        GraphFailure.Of(132012, "(#132012) Parameter format does not match format in the created template", 400,
            details: $"{part}: Format mismatch, {details}");
}
