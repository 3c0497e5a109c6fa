using System.Globalization;
using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Reads the components of a template message. A component of a type that is not known here may have any shape.</summary>
internal sealed class ComponentsReader(FaultList faults)
{
    public IReadOnlyList<GivenComponent> Read(JsonElement components, string path) =>
        [.. ObjectsOf(components, path).Select(c => ComponentOf(c.Item, c.Path)).OfType<GivenComponent>()];

    private GivenComponent? ComponentOf(JsonElement component, string path)
    {
        if (WordOf(component, "type", path, isRequired: true) is not { } type) return null;
        if (!GivenComponent.Knows(type)) return new GivenComponent { Path = path, Type = type };
        return new GivenComponent
        {
            Path = path,
            Type = type,
            SubType = type == GivenComponent.Button ? WordOf(component, "sub_type", path, isRequired: true) : null,
            Index = type == GivenComponent.Button ? IntegerOf(component, "index") : null,
            Parameters = [.. ListOf(component, "parameters", path).Select(p => ParameterOf(p.Item, p.Path)).OfType<GivenParameter>()],
            Cards = type == GivenComponent.Carousel ? [.. ListOf(component, "cards", path).Select(c => CardOf(c.Item, c.Path))] : [],
        };
    }

    private GivenParameter? ParameterOf(JsonElement parameter, string path) =>
        WordOf(parameter, "type", path, isRequired: true) is { } type ? new GivenParameter(path, type, parameter) : null;

    private GivenCard CardOf(JsonElement card, string path) => new(
        path, IntegerOf(card, "card_index"),
        card.Member("components") is { } components ? Read(components, $"{path}.components") : []);

    private IEnumerable<(JsonElement Item, string Path)> ListOf(JsonElement of, string name, string path) =>
        of.Member(name) is { } list ? ObjectsOf(list, $"{path}.{name}") : [];

    private IEnumerable<(JsonElement Item, string Path)> ObjectsOf(JsonElement list, string path)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            faults.WrongType(path);
            yield break;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var at = $"{path}[{index++}]";
            if (item.ValueKind == JsonValueKind.Object) yield return (item, at);
            else faults.WrongType(at);
        }
    }

    private string? WordOf(JsonElement of, string name, string path, bool isRequired)
    {
        var value = of.Member(name);
        if (value is { ValueKind: JsonValueKind.String } text && text.GetString() is { } word && !string.IsNullOrWhiteSpace(word))
            return word.ToLowerInvariant();
        if (value is not (null or { ValueKind: JsonValueKind.String })) faults.WrongType($"{path}.{name}");
        else if (isRequired) faults.Add($"{path}.{name}", "is required");
        return null;
    }

    /// <summary>A number, also when it is written as a text.</summary>
    private static int? IntegerOf(JsonElement of, string name) =>
        int.TryParse(of.Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
