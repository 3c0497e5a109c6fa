using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Accounts;

/// <summary>The value of <c>health_status</c>: in the sandbox everything can send.</summary>
internal static class Health
{
    private const string Available = "AVAILABLE";

    public static JsonObject Of(params ReadOnlySpan<(string Type, string Id)> entities)
    {
        var list = new JsonArray();
        foreach (var (type, id) in entities)
            list.Add(new JsonObject { ["entity_type"] = type, ["id"] = id, ["can_send_message"] = Available });
        return new JsonObject { ["can_send_message"] = Available, ["entities"] = list };
    }
}
