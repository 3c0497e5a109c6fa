using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>The answers that many calls share.</summary>
internal static class GraphAnswer
{
    public static IResult Done() => Results.Json(new JsonObject { ["success"] = true });

    /// <summary>A list in full, without pages.</summary>
    public static IResult List(IEnumerable<JsonNode?> items) => Results.Json(new JsonObject { ["data"] = new JsonArray([.. items]) });
}
