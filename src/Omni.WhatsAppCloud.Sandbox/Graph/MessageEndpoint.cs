using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.World;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary><c>POST /{phone-number-id}/messages</c>, checked as Meta checks it.</summary>
internal static class MessageEndpoint
{
    private const int MaxBodyLength = 4096, MaxOpaqueLength = 512;

    public static IResult Send(string id, JsonElement message, Numbers numbers, Conversations conversations)
    {
        if (numbers.Find(id) is not { } number) return GraphFailure.UnknownObject(id);
        if (message.ValueKind != JsonValueKind.Object) return GraphFailure.Parameter("The body must be a JSON object");
        if (Text(message, "messaging_product") != "whatsapp") return GraphFailure.Parameter("messaging_product must be 'whatsapp'");
        if (Text(message, "status") == "read") return Text(message, "message_id") is null ? GraphFailure.Missing("message_id") : Results.Json(new JsonObject { ["success"] = true });
        if (Complaint(message) is { } complaint) return complaint;

        var recipient = Text(message, "to") ?? Text(message, "recipient")!;
        var phone = new string([.. recipient.Where(c => c is not ('+' or ' ' or '-' or '(' or ')'))]);
        var wamid = conversations.Accept(number, phone, message.Clone());
        var contact = new JsonObject { ["input"] = recipient };
        contact[Text(message, "to") is null ? "user_id" : "wa_id"] = phone;
        return Results.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(contact),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = wamid }),
        });
    }

    private static IResult? Complaint(JsonElement message)
    {
        var (to, recipient) = (Text(message, "to"), Text(message, "recipient"));
        if (string.IsNullOrWhiteSpace(to) && string.IsNullOrWhiteSpace(recipient)) return GraphFailure.Parameter("The parameter to is required.");
        if (to?.StartsWith("00", StringComparison.Ordinal) == true) return GraphFailure.Parameter("to must not begin with 00");
        if (Text(message, "biz_opaque_callback_data")?.Length > MaxOpaqueLength) return GraphFailure.Parameter($"biz_opaque_callback_data must be at most {MaxOpaqueLength} characters long");
        return Text(message, "type") switch
        {
            null or "text" => TextComplaint(message),
            var type => GraphFailure.Of(131051, "(#131051) Unsupported message type", 400, details: $"The sandbox does not take messages of type '{type}'"),
        };
    }

    private static IResult? TextComplaint(JsonElement message)
    {
        if (!message.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.Object) return GraphFailure.Missing("text");
        return Text(text, "body") switch
        {
            null or "" => GraphFailure.Missing("text.body"),
            { Length: > MaxBodyLength } body => GraphFailure.Parameter($"Param text['body'] must be at most {MaxBodyLength} characters long. It is {body.Length}"),
            _ => null,
        };
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
