using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.PhoneNumbers;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Simulates customers, by phone number, or by business-scoped user id for customers who hide their number.</summary>
internal static class CustomerEndpoints
{
    private const string StatusesOf = "/statuses";

    public static void MapCustomers(this RouteGroupBuilder control)
    {
        control.MapPost("/users/{user}/messages", WriteAsync);
        control.MapGet("/users/{user}/messages",
            (string user, Users users) => Results.Json(new { items = users.MessagesAt(UserKey.PersonOf(UserKey.Of(user))) }));
        control.MapPost("/users/{user}/number", ChangeNumber);
        control.MapPut("/users/{user}/window", SetWindow);
        control.MapPut("/users/{user}/waId", SetWaId);
        control.MapGet("/receipts", (Users users) => Results.Json(new { items = users.Receipts }));
        control.MapPost("/messages/{**path}", Tell);
        control.MapGet("/media/{id}",
            (string id, MediaStore store) => Results.Json(new { id, exists = store.Find(id) is not null, fetches = store.FetchesOf(id) }));
    }

    private static async Task<IResult> WriteAsync(
        string user, JsonElement body, Numbers numbers, Customers customers, Conversations conversations, CustomerMessages messages,
        PhoneStates states, CancellationToken ct)
    {
        var key = UserKey.Of(user);
        if (!UserKey.IsPhone(key) && !UserKey.IsUserId(key))
            return ControlEndpoints.Refuse(
                "the user in the path must be a phone of 7 to 15 digits or a user id such as BR.9032118765401234567");
        if (body.ValueKind != JsonValueKind.Object) return ControlEndpoints.Refuse("a JSON object is required");
        if (NumberOf(body, numbers) is not { } number) return ControlEndpoints.Refuse($"there is no number {body.Text("phoneNumberId")}");
        if (numbers.CallbackOf(number) is null)
            return ControlEndpoints.Refuse("no callback URL is set for this number: connect an instance to it first");

        var (message, complaint) = await messages.ReadAsync(number, UserKey.PersonOf(key), body, ct);
        if (message is null) return ControlEndpoints.Refuse(complaint!);
        var customer = customers.Show(
            UserKey.PersonOf(key), body.Text("name"), body.Text("username"),
            hidesNumber: body.Member("hideNumber") is { ValueKind: JsonValueKind.True } || UserKey.PersonOf(key) != key);

        // Meta keeps the messages of a blocked user to itself.
        string? id = states.IsBlocked(number.PhoneNumberId, customer.Key) ? null : conversations.Write(number, customer, message);
        return Results.Json(new { id, mediaId = CustomerMessages.MediaIdOf(message) }, statusCode: 201);
    }

    private static IResult ChangeNumber(string user, JsonElement body, Numbers numbers, Conversations conversations)
    {
        if (body.Unknown("to", "phoneNumberId") is { } complaint) return ControlEndpoints.Refuse(complaint);
        if (body.Text("to") is not { } written || !UserKey.IsPhone(UserKey.Of(written)))
            return ControlEndpoints.Refuse("to must be the new number, 7 to 15 digits");
        if (NumberOf(body, numbers) is not { } number) return ControlEndpoints.Refuse($"there is no number {body.Text("phoneNumberId")}");
        var (before, after) = (UserKey.Of(user), UserKey.Of(written));
        return Results.Json(new { id = conversations.ChangeNumber(number, before, after) }, statusCode: 201);
    }

    private static IResult SetWindow(string user, JsonElement body, Numbers numbers, ServiceWindows windows)
    {
        if (body.Unknown("open", "phoneNumberId") is { } complaint) return ControlEndpoints.Refuse(complaint);
        if (body.Member("open") is not { ValueKind: JsonValueKind.True or JsonValueKind.False } open)
            return ControlEndpoints.Refuse("open must be true or false");
        if (NumberOf(body, numbers) is not { } number) return ControlEndpoints.Refuse($"there is no number {body.Text("phoneNumberId")}");
        windows.Set(number, UserKey.PersonOf(UserKey.Of(user)), open.GetBoolean());
        return Results.Json(new { success = true });
    }

    private static IResult SetWaId(string user, JsonElement body, Customers customers)
    {
        if (body.Unknown("waId") is { } complaint) return ControlEndpoints.Refuse(complaint);
        if (body.Text("waId") is not { } waId || !UserKey.IsPhone(waId)) return ControlEndpoints.Refuse("waId must be 7 to 15 digits");
        customers.SetWaId(UserKey.Of(user), waId);
        return Results.Json(new { success = true });
    }

    /// <summary>A wamid can hold slashes: as they are, or as <c>%2F</c>, which a server does not decode.</summary>
    private static IResult Tell(string path, JsonElement body, Conversations conversations)
    {
        if (!path.EndsWith(StatusesOf, StringComparison.Ordinal)) return Results.NotFound();
        var wamid = path[..^StatusesOf.Length].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (body.Unknown("status", "errors") is { } complaint) return ControlEndpoints.Refuse(complaint);
        if (body.Text("status") is not { } status) return ControlEndpoints.Refuse("status is required");
        var errors = body.Member("errors") is { } given ? JsonNode.Parse(given.GetRawText()) : null;
        return conversations.Tell(wamid, status, errors)
            ? Results.Json(new { success = true }, statusCode: 201)
            : ControlEndpoints.Refuse($"the business has sent no message {wamid}");
    }

    private static SandboxNumber? NumberOf(JsonElement body, Numbers numbers) =>
        numbers.Find(body.Text("phoneNumberId") ?? SandboxNumber.Default.PhoneNumberId);
}
