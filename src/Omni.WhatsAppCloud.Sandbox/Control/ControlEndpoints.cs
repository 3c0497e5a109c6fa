using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Webhooks;
using Omni.WhatsAppCloud.Sandbox.World;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Being the customer, and being bad luck.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app)
    {
        var control = app.MapGroup("/sandbox").ExcludeFromDescription();
        control.MapPost("/users/{phone}/messages", Write);
        control.MapGet("/users/{phone}/messages", (string phone, Users users) => Results.Json(new { items = users.MessagesAt(Digits(phone)) }));
        control.MapGet("/numbers", (Numbers numbers) => Results.Json(new { items = numbers.All.Select(n => new { n.PhoneNumberId, n.BusinessAccountId, n.DisplayPhoneNumber, n.VerifiedName }) }));
        control.MapPost("/numbers", (SandboxNumber number, Numbers numbers) => numbers.Add(number) ? Results.Json(new { success = true }, statusCode: 201) : Refuse("no room for another number"));
        control.MapPost("/faults", AddFault);
        control.MapDelete("/faults", ClearFaults);
        control.MapGet("/webhooks", (Postman postman) => Results.Json(new { habits = postman.Habits, items = postman.Records }));
        control.MapPut("/webhooks", SetHabits);
    }

    private static IResult Write(string phone, CustomerMessage message, Numbers numbers, Conversations conversations)
    {
        if (Digits(phone) is not { Length: >= 7 and <= 15 } from) return Refuse("the phone in the path must have 7 to 15 digits");
        if (string.IsNullOrEmpty(message.Text)) return Refuse("text is required");
        if (numbers.Find(message.PhoneNumberId ?? SandboxNumber.Default.PhoneNumberId) is not { } number) return Refuse($"there is no number {message.PhoneNumberId}");
        if (numbers.CallbackOf(number) is null) return Refuse("no callback URL is set for this number: connect an instance to it first");

        var body = new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = message.Text } };
        if (message.ReplyTo is { } wamid) body["context"] = new JsonObject { ["from"] = number.PhoneNumberId, ["id"] = wamid };
        return Results.Json(new { id = conversations.Write(number, from, message.Name ?? "Sandbox Customer", body) }, statusCode: 201);
    }

    private static IResult AddFault(Fault fault, Faults faults)
    {
        if (fault.Complaint() is { } complaint) return Refuse(complaint);
        faults.Add(fault);
        return Results.Json(new { success = true }, statusCode: 201);
    }

    private static IResult ClearFaults(Faults faults)
    {
        faults.Clear();
        return Results.Json(new { success = true });
    }

    private static IResult SetHabits(DeliveryHabits habits, Postman postman)
    {
        if (habits.Complaint() is { } complaint) return Refuse(complaint);
        postman.Habits = habits;
        return Results.Json(new { habits });
    }

    private static IResult Refuse(string message) => Results.Json(new { error = new { code = "VALIDATION_ERROR", message } }, statusCode: 400);

    private static string Digits(string phone) => new([.. phone.Where(char.IsAsciiDigit)]);
}
