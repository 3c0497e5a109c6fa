using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph.Checks;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary><c>POST /{phone-number-id}/messages</c>, with Meta's validation.</summary>
internal static class MessageEndpoint
{
    public static IResult Send(
        GraphRequest request, MessageCheck check, Pace pace, Conversations conversations)
    {
        var (number, message) = (request.Number, request.Parameters);
        if (message.Text("messaging_product") != "whatsapp") return GraphFailure.Parameter("messaging_product must be 'whatsapp'");
        if (message.Text("status") is { } status) return Receipt(status, message, number, conversations);
        if (check.Of(number, message) is { } complaint) return complaint;

        var to = message.Text("to") ?? message.Text("recipient")!;
        var user = UserKey.Of(to);
        if (message.Text("category") is { } category && category is not ("utility" or "authentication" or "service"))
            return GraphFailure.Parameter("category must be one of {UTILITY, AUTHENTICATION, SERVICE}");
        var isDirect = message.Text("category") is "utility" or "authentication";
        if (message.Text("type") is not ("template" or "reaction") && message.Text("recipient_type") != "group" && !isDirect
            && !conversations.IsWindowOpen(number, user))
        {
            return GraphFailure.OutsideWindow();
        }
        if (!pace.TryTake(number))
            return GraphFailure.Of(130429, "(#130429) Rate limit hit", 429,
                details: "Message failed to send because there were too many messages sent from this phone "
                    + "number in a short period of time.");
        var contact = new JsonObject { ["input"] = to };
        contact[UserKey.IsPhone(user) ? "wa_id" : "user_id"] = conversations.WaIdOf(user);
        var wamid = conversations.Accept(number, message.Clone(), request.Http.Features.Get<Fault>());
        var answer = new JsonObject { ["messaging_product"] = "whatsapp", ["messages"] = new JsonArray(new JsonObject { ["id"] = wamid }) };
        if (message.Text("recipient_type") != "group") answer["contacts"] = new JsonArray(contact);
        return Results.Json(answer);
    }

    /// <summary>Records a read receipt or typing indicator; only a message from a customer can be marked as read.</summary>
    private static IResult Receipt(string status, JsonElement message, SandboxNumber number, Conversations conversations)
    {
        if (status != "read") return GraphFailure.Parameter("status must be one of {READ}");
        if (message.Text("message_id") is not { Length: > 0 } wamid) return GraphFailure.Missing("message_id");
        if (message.Member("typing_indicator") is { } typing && typing.Text("type") != "text")
            return GraphFailure.Parameter("typing_indicator['type'] must be text");
        conversations.Receipt(number, wamid, message.Member("typing_indicator") is not null);
        return Results.Json(new JsonObject { ["success"] = true });
    }
}
