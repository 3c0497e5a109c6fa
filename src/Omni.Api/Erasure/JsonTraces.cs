using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Channels.Sdk.Events;

namespace Omni.Api.Erasure;

/// <summary>Finds and replaces names in stored JSON.</summary>
internal static class JsonTraces
{
    public const string Erased = "[erased]";

    /// <summary>
    /// The JSON with every text that equals one of the names replaced; the same JSON when there is none. Texts of others keep their words.
    /// </summary>
    public static string? Replace(string? json, IReadOnlyList<string> names)
    {
        if (json is null || !names.Any(name => json.Contains(name, StringComparison.Ordinal)) || Parse(json) is not { } root) return json;
        return Replace(root, names) ? root.ToJsonString(OmniJson.Options) : json;
    }

    /// <summary>Whether a member of the event's payload equals one of the names: then the event is about that person.</summary>
    public static bool IsAbout(string envelope, IReadOnlyList<string> names) =>
        Parse(envelope)?["payload"] is JsonObject payload && payload.Any(member => IsName(member.Value, names));

    private static bool IsName(JsonNode? node, IReadOnlyList<string> names) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.String => names.Contains(node.GetValue<string>(), StringComparer.Ordinal),
            JsonValueKind.Number => names.Contains(node.ToJsonString(), StringComparer.Ordinal),
            _ => false,
        };

    private static bool Replace(JsonNode node, IReadOnlyList<string> names)
    {
        var isChanged = false;
        switch (node)
        {
            case JsonObject members:
                foreach (var (key, value) in members.ToList())
                {
                    if (IsName(value, names)) (members[key], isChanged) = (Erased, true);
                    else if (value is not null) isChanged |= Replace(value, names);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (IsName(items[i], names)) (items[i], isChanged) = (Erased, true);
                    else if (items[i] is { } item) isChanged |= Replace(item, names);
                }

                break;
        }

        return isChanged;
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
