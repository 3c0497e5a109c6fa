using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Manages business numbers and returns the measurements of each.</summary>
internal static class NumberEndpoints
{
    private const int DefaultItems = 1000, MaxItems = 500_000;

    public static void MapNumbers(this RouteGroupBuilder control)
    {
        control.MapGet("/numbers", List);
        control.MapPost("/numbers", Add);
        control.MapGet("/numbers/{id}/pace", (string id, Pace pace) => Results.Json(pace.Of(id)));
        control.MapDelete("/numbers/{id}/pace", ForgetPace);
        control.MapGet("/numbers/{id}/sends", GetSends);
        control.MapDelete("/numbers/{id}/sends", ForgetSends);
    }

    private static IResult List(Numbers numbers)
    {
        var items = numbers.All.Select(n => new { n.PhoneNumberId, n.BusinessAccountId, n.DisplayPhoneNumber, n.VerifiedName });
        return Results.Json(new { items });
    }

    private static IResult Add(JsonElement body, Numbers numbers)
    {
        var (number, complaint) = ControlBody.Read<SandboxNumber>(body);
        if (number is null) return ControlEndpoints.Refuse(complaint!);
        if (number.AnswerDelayMs is < 0 or > 60_000) return ControlEndpoints.Refuse("answerDelayMs must be 0..60000");
        if (!numbers.Add(number)) return ControlEndpoints.Refuse("no room for another number");
        return Results.Json(new { success = true }, statusCode: 201);
    }

    private static IResult ForgetPace(string id, Pace pace)
    {
        pace.Forget(id);
        return Results.Json(new { success = true });
    }

    private static IResult GetSends(string id, HttpRequest request, Numbers numbers, SendLedger ledger)
    {
        if (numbers.Find(id) is not { } number) return ControlEndpoints.Refuse($"there is no number {id}");
        var limit = DefaultItems;
        if (request.Query["limit"] is [{ } asked, ..] && (!int.TryParse(asked, out limit) || limit is < 0 or > MaxItems))
            return ControlEndpoints.Refuse("limit must be 0..500000");
        return Results.Json(ledger.Of(number).Look(limit));
    }

    private static IResult ForgetSends(string id, Numbers numbers, SendLedger ledger)
    {
        if (numbers.Find(id) is not { } number) return ControlEndpoints.Refuse($"there is no number {id}");
        ledger.Forget(number);
        return Results.Json(new { success = true });
    }
}
