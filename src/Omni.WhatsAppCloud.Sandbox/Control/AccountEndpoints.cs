using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Templates;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Simulates Meta's back office: the business's phone app, its templates and account events.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder control)
    {
        control.MapPost("/numbers/{id}/echoes", Echo);
        control.MapPost("/accounts/{id}/changes", Change);
        control.MapPost("/accounts/{id}/templates", AddTemplate);
        control.MapGet("/accounts/{id}/templates",
            (string id, TemplateStore templates) => Results.Json(new { items = templates.List(id).Select(t => t.Definition) }));
    }

    private static IResult Echo(string id, JsonElement body, Numbers numbers, Conversations conversations)
    {
        if (numbers.Find(id) is not { } number) return ControlEndpoints.Refuse($"there is no number {id}");
        if (body.Unknown("to", "text") is { } complaint) return ControlEndpoints.Refuse(complaint);
        if (body.Text("to") is not { } to || body.Text("text") is not { } text) return ControlEndpoints.Refuse("to and text are required");
        var message = new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = text } };
        return Results.Json(new { id = conversations.Echo(number, UserKey.Of(to), message) }, statusCode: 201);
    }

    private static IResult Change(string id, JsonElement body, Numbers numbers, WebhookSender webhooks, AccountClock clock)
    {
        if (numbers.FindByAccount(id) is not { } number) return ControlEndpoints.Refuse($"there is no account {id}");
        if (body.Unknown("field", "value") is { } complaint) return ControlEndpoints.Refuse(complaint);
        if (body.Text("field") is not { } field || body.Member("value") is not { } value)
            return ControlEndpoints.Refuse("field and value are required");
        webhooks.Post(number, Payloads.OfAccount(id, field, value, clock.Next(id)), TimeSpan.Zero);
        return Results.Json(new { success = true }, statusCode: 201);
    }

    /// <summary>Adds or replaces a template in the format of Meta's list, and sends the webhook that Meta sends.</summary>
    private static IResult AddTemplate(
        string id, JsonElement body, Numbers numbers, TemplateStore templates, TemplateNotices notices)
    {
        if (numbers.FindByAccount(id) is not { } number) return ControlEndpoints.Refuse($"there is no account {id}");
        var template = new SandboxTemplate(body.Clone());
        if (templates.Find(id, template.Name, template.Language) is { } known) template = template.WithId(known.Id);
        if (template.Name.Length == 0 || template.Language.Length == 0)
            return ControlEndpoints.Refuse("name, language and components are required, as Meta's list of templates has them");
        if (!templates.Set(id, template)) return ControlEndpoints.Refuse("no room for another template");
        notices.Tell(number, id, template, template.Status, TimeSpan.Zero);
        return Results.Json(new { success = true }, statusCode: 201);
    }
}
