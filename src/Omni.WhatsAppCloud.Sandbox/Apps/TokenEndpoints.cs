using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Apps;

/// <summary>Issues and explains tokens.</summary>
internal static class TokenEndpoints
{
    private static readonly string[] Scopes = ["whatsapp_business_management", "whatsapp_business_messaging"];

    private static readonly DateTimeOffset IssuedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void MapTokens(this RouteGroupBuilder graph)
    {
        graph.MapGet("/debug_token", Explain);
        graph.MapGet("/oauth/access_token", Issue).WithMetadata(new NeedsNoToken());
        graph.MapPost("/oauth/access_token", Issue).WithMetadata(new NeedsNoToken());
    }

    private static IResult Explain(GraphRequest request, Numbers numbers)
    {
        if (request.Text("input_token") is not { Length: > 0 } token) return GraphFailure.Required("input_token");
        var data = numbers.ByAppToken(token) is { } app ? OfApp(app)
            : numbers.ByToken(token) is { } number ? OfUser(number, numbers.All.Where(n => n.AccessToken == token))
            : Unknown();
        return Results.Json(new JsonObject { ["data"] = data });
    }

    private static JsonObject OfApp(SandboxNumber app) => new()
    {
        ["app_id"] = app.AppId,
        ["type"] = "APP",
        ["application"] = AppNode.NameOf(),
        ["is_valid"] = true,
        ["scopes"] = new JsonArray(),
    };

    private static JsonObject OfUser(SandboxNumber number, IEnumerable<SandboxNumber> reached)
    {
        var accounts = reached.Select(n => n.BusinessAccountId).Distinct().ToList();
        return new JsonObject
        {
            ["app_id"] = number.AppId,
            ["type"] = "SYSTEM_USER",
            ["application"] = AppNode.NameOf(),
            ["data_access_expires_at"] = 0,
            ["expires_at"] = 0,
            ["is_valid"] = true,
            ["issued_at"] = IssuedAt.ToUnixTimeSeconds(),
            ["scopes"] = new JsonArray([.. Scopes]),
            ["granular_scopes"] = new JsonArray([.. Scopes.Select(scope => new JsonObject
            {
                ["scope"] = scope,
                ["target_ids"] = new JsonArray([.. accounts.Select(id => (JsonNode?)id)]),
            })]),
            ["user_id"] = UserNode.Id,
        };
    }

    private static JsonObject Unknown() => new()
    {
        ["error"] = new JsonObject { ["code"] = 190, ["message"] = "Invalid OAuth access token - Cannot parse access token" },
        ["is_valid"] = false,
        ["scopes"] = new JsonArray(),
    };

    /// <summary>Issues the app's own token, or that of the user for a code or another token of theirs.</summary>
    private static IResult Issue(GraphRequest request, Numbers numbers)
    {
        if (request.Text("client_id") is not { Length: > 0 } id)
            return GraphFailure.Of(101, "Missing client_id parameter.", 400);
        if (numbers.All.FirstOrDefault(n => n.AppId == id) is not { } app)
            return GraphFailure.Of(101, "Error validating application. Cannot get application info due to a system error.", 400);
        if (request.Text("client_secret") is not { Length: > 0 } secret)
            return GraphFailure.Of(1, "Missing client_secret parameter.", 400);
        var own = numbers.All.FirstOrDefault(n => n.AppId == id && n.AppSecret == secret);
        if (own is null) return GraphFailure.Of(1, "Error validating client secret.", 400);
        if (request.Text("grant_type") == "client_credentials") return Token(own.AppToken);
        if (request.Text("fb_exchange_token") is { Length: > 0 } old)
            return numbers.All.Any(n => n.AppId == id && n.AccessToken == old) ? Token(old) : GraphFailure.InvalidToken(old);
        return request.Text("code") is { Length: > 0 }
            ? Token(own.AccessToken)
            : GraphFailure.Of(1, "Missing authorization code", 400);
    }

    private static IResult Token(string token) => Results.Json(new JsonObject { ["access_token"] = token, ["token_type"] = "bearer" });
}
