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
        control.MapGroups();
        control.MapFaults();
        control.MapGet("/messages/taken", (SendLedger ledger, long? since) => Results.Json(ledger.LookAtTaken(since ?? 0)));
        control.MapDelete("/messages/taken", ForgetTaken);
        control.MapGet("/webhooks", (WebhookSender webhooks) => Results.Json(new { habits = webhooks.Behavior, items = webhooks.Records }));
        control.MapPut("/webhooks", SetBehavior);
    }

    private static IResult ForgetTaken(SendLedger ledger)
    {
        ledger.ForgetTaken();
        return Results.Json(new { success = true });
    }

    private static IResult SetBehavior(JsonElement body, WebhookSender webhooks)
    {
        var (behavior, complaint) = ControlBody.Read<WebhookBehavior>(body);
        if (behavior is null || (complaint = behavior.Complaint()) is not null) return Refuse(complaint!);
        webhooks.Behavior = behavior;
        return Results.Json(new { habits = behavior });
    }

    /// <summary>Returns an error in the common format.</summary>
    public static IResult Refuse(string message) =>
        Results.Json(new { error = new { code = "VALIDATION_ERROR", message } }, statusCode: 400);
}
