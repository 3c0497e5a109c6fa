using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Apps;
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
        account.MapPost("/phone_numbers", AddNumber);
        account.MapGet("/subscribed_apps", GetSubscribedApps);
        account.MapPost("/subscribed_apps", SubscribeAsync);
        account.MapDelete("/subscribed_apps", Unsubscribe);
    }

    private static IResult GetNumbers(GraphRequest request, AccountNode account, PhoneFields phones) =>
        GraphPage<SandboxNumber>.Answer(account.NumbersOf(request.Id), phones.Fields, request);

    /// <summary>Adds a number, which must be verified and registered before it can send.</summary>
    private static IResult AddNumber(GraphRequest request, Numbers numbers, PhoneStates states)
    {
        if (request.Text("cc") is not { Length: > 0 } countryCode) return GraphFailure.Required("cc");
        if (request.Text("phone_number") is not { Length: > 0 } phone) return GraphFailure.Required("phone_number");
        if (request.Text("verified_name") is not { Length: > 0 } name) return GraphFailure.Required("verified_name");
        var number = request.Number with
        {
            PhoneNumberId = NewId.Digits(),
            DisplayPhoneNumber = $"+{countryCode.TrimStart('+')} {phone}",
            VerifiedName = name,
        };
        if (UserKey.Of(number.DisplayPhoneNumber) is var digits && !UserKey.IsPhone(digits))
            return GraphFailure.Parameter("cc and phone_number must be a phone number");
        if (numbers.All.Any(n => UserKey.Of(n.DisplayPhoneNumber) == digits))
            return GraphFailure.Parameter("The phone number is in use already");
        if (!numbers.Add(number)) return GraphFailure.Parameter("The account has reached its limit of phone numbers");
        var state = states.Of(number.PhoneNumberId);
        (state.IsVerified, state.IsRegistered) = (false, false);
        return Results.Json(new JsonObject { ["id"] = number.PhoneNumberId });
    }

    private static IResult GetSubscribedApps(GraphRequest request, Numbers numbers)
    {
        var app = new JsonObject
        {
            ["whatsapp_business_api_data"] = new JsonObject
            {
                ["id"] = request.Number.AppId,
                ["name"] = AppNode.NameOf(),
                ["link"] = AppNode.LinkOf(request.Number.AppId),
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
