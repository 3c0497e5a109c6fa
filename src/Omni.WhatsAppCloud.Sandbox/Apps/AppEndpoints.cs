using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Accounts;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Apps;

/// <summary>The app's subscriptions and uploads.</summary>
internal static class AppEndpoints
{
    private const string Object = "object", WhatsApp = "whatsapp_business_account", Callback = "callback_url", Fields = "fields";
    private const int MaxFields = 100;

    public static void MapApps(this RouteGroupBuilder app)
    {
        app.MapGet("/subscriptions", GetSubscriptions);
        app.MapPost("/subscriptions", SubscribeAsync);
        app.MapDelete("/subscriptions", Unsubscribe);
        app.MapPost("/uploads", UploadEndpoints.Begin);
    }

    private static IResult GetSubscriptions(GraphRequest request, AppSubscriptions subscriptions, Numbers numbers)
    {
        if (numbers.OverrideOf(request.Number.AppId) is not { } callback) return GraphAnswer.List([]);
        var fields = subscriptions.FieldsOf(request.Number.AppId).Select(name => (JsonNode)new JsonObject
        {
            ["name"] = name,
            ["version"] = request.Http.Response.Headers["facebook-api-version"].ToString(),
        });
        return GraphAnswer.List([new JsonObject
        {
            [Object] = WhatsApp,
            [Callback] = callback.ToString(),
            ["active"] = true,
            [Fields] = new JsonArray([.. fields]),
        }]);
    }

    private static async Task<IResult> SubscribeAsync(GraphRequest request, AppSubscriptions subscriptions, CallbackChange change)
    {
        if (request.Text(Object) is not { } of) return GraphFailure.Required(Object);
        if (of != WhatsApp) return GraphFailure.Choice(Object, [WhatsApp]);
        if (request.Text(Callback) is not { Length: > 0 } uri) return GraphFailure.Required(Callback);
        if (request.Text("verify_token") is not { Length: > 0 } verifyToken) return GraphFailure.Required("verify_token");
        var fields = request.Values(Fields);
        if (fields.Count > MaxFields) return GraphFailure.Parameter($"Param {Fields} must have at most {MaxFields} elements.");
        if (await change.SetAsync(request.Number.AppId, Callback, uri, verifyToken, request.Aborted) is { } refusal) return refusal;
        subscriptions.Set(request.Number.AppId, fields);
        return GraphAnswer.Done();
    }

    /// <summary>Ends the whole subscription, or that of the named fields.</summary>
    private static IResult Unsubscribe(GraphRequest request, AppSubscriptions subscriptions, Numbers numbers)
    {
        if (request.Text(Object) is { } of && of != WhatsApp) return GraphFailure.Choice(Object, [WhatsApp]);
        var ended = request.Values(Fields);
        var left = ended.Count == 0 ? [] : subscriptions.FieldsOf(request.Number.AppId).Except(ended).ToList();
        subscriptions.Set(request.Number.AppId, left);
        if (left.Count == 0) numbers.SetCallback(request.Number.AppId, callback: null);
        return GraphAnswer.Done();
    }
}
