using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.PhoneNumbers;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Accounts;

/// <summary>The edges of an account.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder account)
    {
        account.MapGet("/phone_numbers", GetNumbers);
        account.MapGet("/subscribed_apps", GetSubscribedApps);
        account.MapPost("/subscribed_apps", SubscribeAsync);
        account.MapDelete("/subscribed_apps", Unsubscribe);
    }

    private static IResult GetNumbers(GraphRequest request, AccountNode account, PhoneFields phones) =>
        GraphPage<SandboxNumber>.Answer(account.NumbersOf(request.Id), phones.Fields, request);

    private static IResult GetSubscribedApps(GraphRequest request, Numbers numbers)
    {
        var app = new JsonObject
        {
            ["whatsapp_business_api_data"] = new JsonObject
            {
                ["id"] = request.Number.AppId,
                ["name"] = "Sandbox app",
                ["link"] = "https://example.com/",
            },
        };
        if (numbers.OverrideOf(request.Id) is { } callback) app["override_callback_uri"] = callback.ToString();
        return GraphAnswer.List(numbers.IsSubscribed(request.Id) ? [app] : []);
    }

    private static async Task<IResult> SubscribeAsync(GraphRequest request, Numbers numbers, CallbackChange change)
    {
        if (await change.ApplyAsync(request.Id, request.Parameters, request.Aborted) is { } refusal) return refusal;
        numbers.Subscribe(request.Id);
        return GraphAnswer.Done();
    }

    private static IResult Unsubscribe(GraphRequest request, Numbers numbers)
    {
        numbers.Unsubscribe(request.Id);
        return GraphAnswer.Done();
    }
}
