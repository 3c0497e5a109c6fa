using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Writes components as Meta does, and remembers which field of the request each came from.</summary>
internal sealed class ComponentsBuilder
{
    private readonly JsonArray _components = [];
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>Adds a component, unless it has no parameters.</summary>
    public void Add(JsonObject component, params IReadOnlyList<(JsonObject Parameter, string Origin)> parameters)
    {
        if (parameters.Count == 0) return;
        var path = $"components[{_components.Count}]";
        _origins[path] = parameters[0].Origin;
        for (var i = 0; i < parameters.Count; i++) _origins[$"{path}.parameters[{i}]"] = parameters[i].Origin;
        component["parameters"] = new JsonArray([.. parameters.Select(p => p.Parameter)]);
        _components.Add(component);
    }

    public ShortFormResult Result() =>
        new(_components.Count == 0 ? null : JsonSerializer.SerializeToElement(_components), []) { Origins = _origins };
}
