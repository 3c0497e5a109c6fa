using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph.Checks;
using Omni.WhatsAppCloud.Sandbox.PhoneNumbers;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>
/// <c>POST /{phone-number-id}/messages</c> and <c>/marketing_messages</c>, with Meta's validation. A message outside the window passes, as
/// at Meta: its status says that it failed.
/// </summary>
internal static class MessageEndpoint
{
    private const string Accepted = "accepted";

    public static IResult Send(GraphRequest request, MessageCheck check, Pace pace, Conversations conversations)
    {
        var (number, message) = (request.Number, request.Parameters);
        if (ProductOf(message) is { } wrong) return wrong;
        if (message.Text("status") is { } status) return Receipt(status, message, number, conversations);
        return check.Of(number, message) ?? Accept(request, check.ChargeOf(number, message), pace, conversations);
    }

    public static IResult SendMarketing(GraphRequest request, MessageCheck check, Pace pace, Conversations conversations)
    {
        var (number, message) = (request.Number, request.Parameters);
        return ProductOf(message) ?? MarketingCheck.Of(message) ?? check.Of(number, message)
            ?? MarketingCheck.OfTemplate(message, check.ChargeOf(number, message))
            ?? Accept(request, Pricing.MarketingLite, pace, conversations);
    }

    private static IResult? ProductOf(JsonElement message) =>
        message.Text("messaging_product") == "whatsapp" ? null : GraphFailure.Parameter("messaging_product must be 'whatsapp'");

    private static IResult Accept(GraphRequest request, string? charged, Pace pace, Conversations conversations)
    {
        var (number, message) = (request.Number, request.Parameters);
        var states = request.Http.RequestServices.GetRequiredService<PhoneStates>();
        var party = UserKey.PersonOf(UserKey.Of(message.Text("to") ?? message.Text("recipient")!));
        if (states.IsBlocked(number.PhoneNumberId, party))
            return GraphFailure.Of(130403, "(#130403) User is blocked", 400, details: "The business has blocked this user.");
        if (!pace.TryTake(number))
            return GraphFailure.Of(130429, "(#130429) Rate limit hit", 429,
                details: "Message failed to send because there were too many messages sent from this phone "
                    + "number in a short period of time.");
        var (wamid, contact) = conversations.Accept(number, message.Clone(), charged, request.Http.Features.Get<Fault>());
        var sent = new JsonObject { ["id"] = wamid };
        if (message.Text("type") == "template") sent["message_status"] = Accepted;
        return Results.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(contact),
            ["messages"] = new JsonArray(sent),
        });
    }

    /// <summary>Records a read receipt or typing indicator; only a message from a customer can be marked as read.</summary>
    private static IResult Receipt(string status, JsonElement message, SandboxNumber number, Conversations conversations)
    {
        if (status != "read") return GraphFailure.Parameter("status must be one of {READ}");
        if (message.Text("message_id") is not { Length: > 0 } wamid) return GraphFailure.Missing("message_id");
        var typing = message.Member("typing_indicator");
        if (typing is not null && typing.Text("type") != "text")
            return GraphFailure.Parameter("typing_indicator['type'] must be text");
        return conversations.Receipt(number, wamid, typing is not null)
            ? Results.Json(new JsonObject { ["success"] = true })
            : GraphFailure.Value($"The message {wamid} does not exist, or was not sent to this number");
    }
}
