using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Templates;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>The endpoints of the Graph API that a WhatsApp business uses.</summary>
internal static class GraphEndpoints
{
    public static void MapGraph(this IEndpointRouteBuilder app)
    {
        var graph = app.MapGroup("/{version:regex(^v[0-9]+\\.[0-9]+\\z)}/{id}").ExcludeFromDescription().Guarded();
        graph.MapGet("/", GetObject);
        graph.MapDelete("/", DeleteMedia);
        graph.MapPost("/media", MediaEndpoints.Upload);
        graph.MapGet("/message_templates", GetTemplates);
        graph.MapGet("/phone_numbers", GetNumbers);
        graph.MapPost("/", ConfigureNumber);
        graph.MapGet("/whatsapp_business_profile", GetProfile);
        graph.MapGet("/subscribed_apps", GetSubscribedApps);
        graph.MapPost("/subscribed_apps", Subscribe);
        graph.MapDelete("/subscribed_apps", Unsubscribe);
        graph.MapPost("/messages", MessageEndpoint.Send).WithMetadata(new SendsMessages());
    }

    private static IResult GetObject(string id, HttpRequest request, Numbers numbers, MediaStore store) =>
        store.Find(id) is { } media ? MediaEndpoints.Describe(media, request, store) : GetNumber(id, numbers);

    private static IResult DeleteMedia(string id, MediaStore store) => store.Remove(id) ? Done() : GraphFailure.UnknownObject(id);

    private static IResult GetTemplates(string id, HttpRequest request, Numbers numbers, TemplateStore templates)
    {
        if (numbers.FindByAccount(id) is null) return GraphFailure.UnknownObject(id);
        var limit = int.TryParse(request.Query["limit"], out var asked) ? Math.Clamp(asked, 1, 250) : 25;
        var start = int.TryParse(request.Query["after"], out var after) ? after : 0;
        var all = templates.List(id);
        var page = all.Skip(start).Take(limit).Select(t => (JsonNode?)JsonNode.Parse(t.Definition.GetRawText())).ToArray();
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = $"{start}", ["after"] = $"{start + page.Length}" } };
        if (start + page.Length < all.Count)
            paging["next"] = $"{request.Scheme}://{request.Host}{request.Path}?after={start + page.Length}";
        return Results.Json(new JsonObject { ["data"] = new JsonArray(page), ["paging"] = paging });
    }

    private static IResult GetNumbers(string id, Numbers numbers)
    {
        if (numbers.FindByAccount(id) is null) return GraphFailure.UnknownObject(id);
        var own = numbers.All.Where(n => n.BusinessAccountId == id).Select(n => (JsonNode?)NumberOf(n, numbers)).ToArray();
        return Results.Json(new JsonObject { ["data"] = new JsonArray(own) });
    }

    private static IResult GetNumber(string id, Numbers numbers) =>
        numbers.Find(id) is { } number ? Results.Json(NumberOf(number, numbers)) : GraphFailure.UnknownObject(id);

    private static JsonObject NumberOf(SandboxNumber number, Numbers numbers) => new()
    {
        ["id"] = number.PhoneNumberId,
        ["display_phone_number"] = number.DisplayPhoneNumber,
        ["verified_name"] = number.VerifiedName,
        ["quality_rating"] = "GREEN",
        ["platform_type"] = "CLOUD_API",
        ["throughput"] = new JsonObject { ["level"] = number.ThroughputLevel },
        ["whatsapp_business_manager_messaging_limit"] = number.MessagingLimit,
        ["code_verification_status"] = "VERIFIED",
        ["name_status"] = "APPROVED",
        ["account_mode"] = "SANDBOX",
        ["is_official_business_account"] = false,
        ["webhook_configuration"] = new JsonObject { ["phone_number"] = numbers.CallbackOf(number)?.ToString() },
        ["status"] = "CONNECTED",
    };

    private static async Task<IResult> ConfigureNumber(
        string id, JsonElement body, Numbers numbers, CallbackClient callbacks, CancellationToken ct)
    {
        if (numbers.Find(id) is null) return GraphFailure.UnknownObject(id);
        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("webhook_configuration", out var webhook)
            ? await SetCallbackAsync(id, webhook, numbers, callbacks, ct)
            : GraphFailure.Parameter("webhook_configuration is the only setting that the sandbox knows");
    }

    private static IResult GetProfile(string id, Numbers numbers) => numbers.Find(id) is { } number
        ? Results.Json(new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject
            {
                ["about"] = $"{number.VerifiedName}: always open",
                ["address"] = "1 Sandbox Street",
                ["description"] = "A business that exists on your machine only",
                ["email"] = "hello@example.com",
                ["profile_picture_url"] = "https://example.com/sandbox.png",
                ["websites"] = new JsonArray("https://example.com/"),
                ["vertical"] = "RESTAURANT",
                ["messaging_product"] = "whatsapp",
            }),
        })
        : GraphFailure.UnknownObject(id);

    private static IResult GetSubscribedApps() =>
        Results.Json(
            new JsonObject
            {
                ["data"] = new JsonArray(new JsonObject
                {
                    ["whatsapp_business_api_data"] = new JsonObject { ["id"] = "300000000000001", ["name"] = "Sandbox app" },
                }),
            });

    private static async Task<IResult> Subscribe(
        string id, HttpRequest request, Numbers numbers, CallbackClient callbacks, CancellationToken ct)
    {
        if (numbers.FindByAccount(id) is null) return GraphFailure.UnknownObject(id);
        if (request.ContentLength is null or 0) return Done();
        var body = await request.ReadFromJsonAsync<JsonElement>(ct);
        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("override_callback_uri", out _)
            ? await SetCallbackAsync(id, body, numbers, callbacks, ct)
            : Done();
    }

    private static IResult Unsubscribe(string id, Numbers numbers)
    {
        numbers.SetCallback(id, callback: null);
        return Done();
    }

    /// <summary>Verifies a callback by a GET before setting it, as Meta does.</summary>
    private static async Task<IResult> SetCallbackAsync(
        string id, JsonElement settings, Numbers numbers, CallbackClient callbacks, CancellationToken ct)
    {
        var uri = Text(settings, "override_callback_uri");
        if (string.IsNullOrEmpty(uri))
        {
            numbers.SetCallback(id, callback: null);
            return Done();
        }

        if (!Uri.TryCreate(uri, UriKind.Absolute, out var callback) || callback.Scheme is not ("http" or "https"))
            return GraphFailure.Parameter("override_callback_uri must be an absolute URL");
        if (!await callbacks.VerifyAsync(callback, Text(settings, "verify_token") ?? "", ct))
            return GraphFailure.Of(2200, "(#2200) Callback verification failed: the callback did not answer the challenge", 400);
        numbers.SetCallback(id, callback);
        return Done();
    }

    private static string? Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object
        && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IResult Done() => Results.Json(new JsonObject { ["success"] = true });
}
