using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Accounts;

/// <summary>Figures of an account. The sandbox counts none: they are empty, in Meta's shape.</summary>
internal static class Analytics
{
    public static void MapAnalytics(this RouteGroupBuilder account)
    {
        account.MapGet("/analytics", (GraphRequest request) => Refuse(request) ?? Results.Json(Messages(request.Text)));
        account.MapGet("/pricing_analytics", (GraphRequest request) => Refuse(request) ?? Results.Json(Points()));
        account.MapGet("/conversation_analytics", (GraphRequest request) => Refuse(request) ?? Results.Json(Points()));
        account.MapGet("/template_analytics", (GraphRequest request) => Refuse(request) ?? Results.Json(Templates(request)));
    }

    /// <summary>Messages sent and delivered.</summary>
    public static JsonObject Messages(Func<string, string?> argument) => new()
    {
        ["phone_numbers"] = new JsonArray(),
        ["country_codes"] = new JsonArray(),
        ["granularity"] = argument("granularity") ?? "DAY",
        ["data_points"] = new JsonArray(),
    };

    public static JsonObject Points() => new()
    {
        ["data"] = new JsonArray(new JsonObject { ["data_points"] = new JsonArray() }),
    };

    private static JsonObject Templates(GraphRequest request) => new()
    {
        ["data"] = new JsonArray(new JsonObject
        {
            ["granularity"] = request.Text("granularity") ?? "DAILY",
            ["product_type"] = request.Text("product_type") ?? "CLOUD_API",
            ["data_points"] = new JsonArray(),
        }),
    };

    private static IResult? Refuse(GraphRequest request)
    {
        foreach (var name in (ReadOnlySpan<string>)["start", "end", "granularity"])
        {
            if (request.Text(name) is null) return GraphFailure.Required(name);
        }

        return request.Integer("start") is { } start && request.Integer("end") is { } end && start < end
            ? null
            : GraphFailure.Parameter("start and end must be times in seconds, start before end");
    }
}
