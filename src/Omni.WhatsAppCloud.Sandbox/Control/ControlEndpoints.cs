using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>The control API: simulates customers and failures.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app)
    {
        var control = app.MapGroup("/sandbox").ExcludeFromDescription();
        control.MapCustomers();
        control.MapAccounts();
        control.MapNumbers();
        control.MapFaults();
        control.MapGet("/messages/taken", (TakenMessages messages, long? since) => Results.Json(messages.Look(since ?? 0)));
        control.MapDelete("/messages/taken", ForgetTaken);
        control.MapGet("/webhooks", (WebhookSender postman) => Results.Json(new { habits = postman.Habits, items = postman.Records }));
        control.MapPut("/webhooks", SetHabits);
    }

    private static IResult ForgetTaken(TakenMessages messages)
    {
        messages.Forget();
        return Results.Json(new { success = true });
    }

    private static IResult SetHabits(JsonElement body, WebhookSender postman)
    {
        var (habits, complaint) = ControlBody.Read<DeliveryHabits>(body);
        if (habits is null || (complaint = habits.Complaint()) is not null) return Refuse(complaint!);
        postman.Habits = habits;
        return Results.Json(new { habits });
    }

    /// <summary>Returns an error in the common format.</summary>
    public static IResult Refuse(string message) =>
        Results.Json(new { error = new { code = "VALIDATION_ERROR", message } }, statusCode: 400);
}
