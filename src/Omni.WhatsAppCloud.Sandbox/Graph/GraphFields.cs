using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>
/// The fields of one kind of object. An answer has those that are asked for and the id, or the default ones; a field that is null is
/// left out.
/// </summary>
/// <param name="typeName">The kind's name in Meta's errors.</param>
/// <param name="idOf">The id of an object; null for objects without.</param>
/// <param name="defaults">The fields of an answer when none are asked for.</param>
internal sealed class GraphFields<T>(string typeName, Func<T, string>? idOf, params IReadOnlyList<string> defaults)
{
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    public string TypeName => typeName;

    /// <summary>Adds a field with a plain value.</summary>
    public GraphFields<T> With(string name, Func<T, JsonNode?> value) => With(name, (item, _) => value(item));

    /// <summary>Adds a field whose value depends on its arguments.</summary>
    public GraphFields<T> With(string name, Func<T, FieldSelection.Field, JsonNode?> value)
    {
        _known[name] = new Known(value, null);
        return this;
    }

    /// <summary>Adds fields that are known but have no value here.</summary>
    public GraphFields<T> WithEmpty(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) With(name, (_, _) => null);
        return this;
    }

    /// <summary>Adds an edge that can be read as a field: a list of other objects.</summary>
    public GraphFields<T> WithList<TItem>(string name, GraphFields<TItem> fields, Func<T, IEnumerable<TItem>> items)
    {
        _known[name] = new Known(
            (item, field) => GraphPage<TItem>.Nested([.. items(item)], fields, field), field => fields.Refuse(field.Nested));
        return this;
    }

    /// <summary>Answers a call for one object.</summary>
    public IResult Answer(T item, GraphRequest request)
    {
        var (selection, refusal) = Asked(request);
        return refusal ?? Results.Json(Render(item, selection));
    }

    /// <summary>Returns the fields that a call asks for, or Meta's error.</summary>
    public (FieldSelection? Selection, IResult? Refusal) Asked(GraphRequest request)
    {
        var text = request.Member("fields") is { ValueKind: System.Text.Json.JsonValueKind.Array } list
            ? string.Join(',', list.EnumerateArray().Select(f => f.ToString()))
            : request.Text("fields");
        return FieldSelection.TryParse(text, out var selection, out var at)
            ? (selection, Refuse(selection))
            : (null, GraphFailure.FieldSyntax(text!, at));
    }

    /// <summary>Returns the error of a selection that names a field that does not exist; null when all do.</summary>
    public IResult? Refuse(FieldSelection? selection)
    {
        foreach (var field in selection?.Fields ?? [])
        {
            if (field.Name == "id" && idOf is not null) continue;
            if (!_known.TryGetValue(field.Name, out var known)) return GraphFailure.UnknownField(field.Name, typeName);
            if (known.Check?.Invoke(field) is { } refusal) return refusal;
        }

        return null;
    }

    public JsonObject Render(T item, FieldSelection? selection)
    {
        var answer = new JsonObject();
        foreach (var field in selection?.Fields ?? [.. defaults.Select(name => new FieldSelection.Field(name, Empty, null))])
        {
            if (!_known.TryGetValue(field.Name, out var known) || known.Value(item, field) is not { } value) continue;
            answer[field.Name] = known.Check is null ? Pick(value, field.Nested) : value;
        }

        if (idOf is not null) answer["id"] = idOf(item);
        return answer;
    }

    private static readonly Dictionary<string, string> Empty = [];

    /// <summary>Leaves the members of a plain value that are asked for.</summary>
    private static JsonNode? Pick(JsonNode? value, FieldSelection? selection)
    {
        if (selection is null) return value;
        switch (value)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Pick(item?.DeepClone(), selection))]);
            case JsonObject members:
                return new JsonObject(selection.Fields.Where(f => members[f.Name] is not null)
                    .Select(f => KeyValuePair.Create(f.Name, Pick(members[f.Name]!.DeepClone(), f.Nested))));
            default:
                return value;
        }
    }

    private sealed record Known(Func<T, FieldSelection.Field, JsonNode?> Value, Func<FieldSelection.Field, IResult?>? Check);
}
