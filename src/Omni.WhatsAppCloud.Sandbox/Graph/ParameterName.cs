using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>
/// Names of form and query parameters, with PHP's brackets: <c>text[body]</c>, <c>websites[]</c>, <c>components[0][type]</c>.
/// </summary>
internal static class ParameterName
{
    private const int MaxDepth = 16, MaxItems = 1000;

    /// <summary>Returns the name before the brackets.</summary>
    public static string RootOf(string name) => name.IndexOf('[') is > 0 and var at && name[^1] == ']' ? name[..at] : name;

    /// <summary>Sets a parameter; a later value of the same name wins, as at Meta.</summary>
    public static void Set(JsonObject parameters, string name, JsonNode? value)
    {
        var root = RootOf(name);
        var path = root.Length == name.Length ? [] : name[(root.Length + 1)..^1].Split("][");
        if (path.Length > MaxDepth) return;
        parameters[root] = With(parameters[root], path, value);
    }

    /// <summary>Returns what stands at a name once the value is set below it.</summary>
    private static JsonNode? With(JsonNode? at, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path.Length == 0) return value;
        var key = path[0];
        var rest = path[1..];
        if (key.Length == 0 || (int.TryParse(key, out var index) && at is not JsonObject && index == ((at as JsonArray)?.Count ?? 0)))
        {
            var list = at?.DeepClone() as JsonArray ?? [];
            if (list.Count < MaxItems) list.Add(With(null, rest, value));
            return list;
        }

        if (at is JsonArray items && int.TryParse(key, out index) && index >= 0 && index < items.Count)
        {
            var list = (JsonArray)items.DeepClone();
            list[index] = With(list[index], rest, value);
            return list;
        }

        var members = at?.DeepClone() as JsonObject ?? [];
        members[key] = With(members[key], rest, value);
        return members;
    }
}
