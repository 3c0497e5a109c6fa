using Omni.WhatsAppCloud.Sandbox.Webhooks;
using Omni.WhatsAppCloud.Sandbox.World;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Being the customer, and being bad luck.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app)
    {
        var control = app.MapGroup("/sandbox").ExcludeFromDescription();
        control.MapCustomers();
        control.MapAccounts();
        control.MapGet("/numbers", (Numbers numbers) => Results.Json(new { items = numbers.All.Select(n => new { n.PhoneNumberId, n.BusinessAccountId, n.DisplayPhoneNumber, n.VerifiedName }) }));
        control.MapPost("/numbers", (SandboxNumber number, Numbers numbers) => numbers.Add(number) ? Results.Json(new { success = true }, statusCode: 201) : Refuse("no room for another number"));
        control.MapGet("/numbers/{id}/pace", (string id, Pace pace) => Results.Json(pace.Of(id)));
        control.MapDelete("/numbers/{id}/pace", Forget);
        control.MapGet("/messages/taken", (TakenMessages messages, long? since) => Results.Json(messages.Look(since ?? 0)));
        control.MapDelete("/messages/taken", ForgetTaken);
        control.MapPost("/faults", AddFault);
        control.MapDelete("/faults", ClearFaults);
        control.MapGet("/webhooks", (Postman postman) => Results.Json(new { habits = postman.Habits, items = postman.Records }));
        control.MapPut("/webhooks", SetHabits);
    }

    private static IResult AddFault(Fault fault, Faults faults)
    {
        if (fault.Complaint() is { } complaint) return Refuse(complaint);
        faults.Add(fault);
        return Results.Json(new { success = true }, statusCode: 201);
    }

    private static IResult Forget(string id, Pace pace)
    {
        pace.Forget(id);
        return Results.Json(new { success = true });
    }

    private static IResult ForgetTaken(TakenMessages messages)
    {
        messages.Forget();
        return Results.Json(new { success = true });
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

    /// <summary>A refusal in one shape.</summary>
    public static IResult Refuse(string message) => Results.Json(new { error = new { code = "VALIDATION_ERROR", message } }, statusCode: 400);
}
