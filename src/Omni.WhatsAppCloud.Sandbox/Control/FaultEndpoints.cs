using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Adds, lists and clears faults.</summary>
internal static class FaultEndpoints
{
    private static readonly JsonSerializerOptions Shown =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void MapFaults(this RouteGroupBuilder control)
    {
        control.MapGet("/faults", (Faults faults) => Results.Json(new { items = faults.All.Select(f => new { f.Fault, f.Hits }) }, Shown));
        control.MapPost("/faults", Add);
        control.MapDelete("/faults", Clear);
    }

    private static IResult Add(JsonElement body, Faults faults, Numbers numbers)
    {
        var (fault, complaint) = ControlBody.Read<Fault>(body);
        if (fault is null || (complaint = FaultCheck.ComplaintOf(fault)) is not null) return ControlEndpoints.Refuse(complaint!);
        if (fault.PhoneNumberId is { } id && numbers.Find(id) is null) return ControlEndpoints.Refuse($"there is no number {id}");
        if (!faults.Add(fault)) return ControlEndpoints.Refuse("no room for another fault");
        return Results.Json(new { success = true }, statusCode: 201);
    }

    private static IResult Clear(HttpRequest request, Faults faults)
    {
        faults.Clear(request.Query["phoneNumberId"] is [{ Length: > 0 } id, ..] ? id : null);
        return Results.Json(new { success = true });
    }
}
