using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Flows;

/// <summary>Checks the JSON of a flow as far as its outline: a version, and screens with ids and layouts.</summary>
internal static class FlowJson
{
    private const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Returns Meta's <c>validation_errors</c>; empty for JSON without faults, and for a flow that has none yet.</summary>
    public static JsonArray ErrorsOf(string? json)
    {
        if (json is null) return [];
        if (json.Length > MaxBytes) return [Error("INVALID_FLOW_JSON", "The flow JSON is larger than 10 MB.")];
        try
        {
            return new JsonArray([.. FaultsOf(JsonElement.Parse(json)).Select(fault => Error("INVALID_PROPERTY_VALUE", fault))]);
        }
        catch (JsonException e)
        {
            return [Error("INVALID_FLOW_JSON", "The flow JSON cannot be parsed.", (int?)e.LineNumber + 1, (int?)e.BytePositionInLine + 1)];
        }
    }

    /// <summary>Returns a member of the flow's JSON; null when there is none.</summary>
    public static string? Text(string? json, string name) => json is not null && ErrorsOf(json).Count == 0
        ? JsonElement.Parse(json).Text(name)
        : null;

    private static IEnumerable<string> FaultsOf(JsonElement flow)
    {
        if (flow.Text("version") is null) yield return "Required property \"version\" is missing at \"$root\".";
        var screens = flow.Items("screens");
        if (screens.Count == 0) yield return "Required property \"screens\" is missing at \"$root\".";
        for (var i = 0; i < screens.Count; i++)
        {
            if (screens[i].Text("id") is null) yield return $"Required property \"id\" is missing at \"$root/screens/{i}\".";
            if (!screens[i].Member("layout").IsObject()) yield return $"Required property \"layout\" is missing at \"$root/screens/{i}\".";
        }
    }

    private static JsonObject Error(string error, string message, int? line = 1, int? column = 1) => new()
    {
        ["error"] = error,
        ["error_type"] = "FLOW_JSON_ERROR",
        ["message"] = message,
        ["line_start"] = line,
        ["line_end"] = line,
        ["column_start"] = column,
        ["column_end"] = column,
    };
}
