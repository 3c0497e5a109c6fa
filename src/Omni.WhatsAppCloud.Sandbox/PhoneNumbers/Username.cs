using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>The user name of a business.</summary>
internal static partial class Username
{
    private const string Field = "business_username_updates";
    private const string Name = "username", Status = "status", Approved = "approved", Deleted = "deleted";

    public static IResult Get(GraphRequest request, PhoneStates states)
    {
        var state = states.Of(request.Id);
        lock (state.Gate)
            return Results.Json(state.Username is { } name ? new JsonObject { [Name] = name, [Status] = Approved } : []);
    }

    public static IResult Set(GraphRequest request, PhoneStates states, WebhookSender webhooks, AccountClock clock)
    {
        if (request.Text(Name)?.TrimStart('@') is not { Length: > 0 } name) return GraphFailure.Required(Name);
        if (!Allowed().IsMatch(name))
            return GraphFailure.Parameter("username must be 3 to 35 characters long: letters, digits, periods and underscores");
        var state = states.Of(request.Id);
        lock (state.Gate) state.Username = name;
        Tell(request.Number, name, Approved, webhooks, clock);
        return Results.Json(new JsonObject { [Status] = Approved });
    }

    public static IResult Delete(GraphRequest request, PhoneStates states, WebhookSender webhooks, AccountClock clock)
    {
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            if (state.Username is null) return GraphFailure.Parameter("The number has no username");
            state.Username = null;
        }

        Tell(request.Number, null, Deleted, webhooks, clock);
        return GraphAnswer.Done();
    }

    public static IResult Suggest(GraphRequest request)
    {
        var plain = new string([.. request.Number.VerifiedName.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var suggestions = new JsonArray($"{plain}", $"{plain}.official", $"{plain}_chat");
        return GraphAnswer.List([new JsonObject { ["username_suggestions"] = suggestions }]);
    }

    private static void Tell(SandboxNumber number, string? name, string status, WebhookSender webhooks, AccountClock clock)
    {
        var value = new JsonObject { ["display_phone_number"] = number.DisplayPhoneNumber, [Status] = status };
        if (name is not null) value[Name] = name;
        var account = number.BusinessAccountId;
        webhooks.Post(
            number, Payloads.OfAccount(account, Field, JsonSerializer.SerializeToElement(value), clock.Next(account)), TimeSpan.Zero);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_](?:[A-Za-z0-9_.]{1,33})[A-Za-z0-9_]\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Allowed();
}
