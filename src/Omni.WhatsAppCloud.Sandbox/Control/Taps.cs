using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Templates;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Taps of customers on buttons, list rows and quick replies of messages on their phones.</summary>
internal sealed class Taps(Users users, TemplateStore templates)
{
    /// <summary>Returns the reply that Meta sends for a tap; null when nothing on the phone has this id.</summary>
    public JsonObject? Of(SandboxNumber number, string person, string? wamid, string id)
    {
        var arrived = users.MessagesAt(person).FirstOrDefault(message => message.Id == wamid);
        return arrived is null ? null : OfInteractive(arrived.Message.Member("interactive"), id) ?? OfTemplate(number, arrived.Message, id);
    }

    private static JsonObject? OfInteractive(JsonElement? interactive, string id)
    {
        var action = interactive.Member("action");
        var replies = action.Items("buttons").Select(button => button.Member("reply"))
            .Concat(action.Items("cards").SelectMany(card => card.Member("action").Items("buttons"))
                .Select(button => button.Member("quick_reply")));
        var rows = action.Items("sections").SelectMany(section => section.Items("rows")).Cast<JsonElement?>();
        return Find(replies, id) is { } button ? Interactive("button_reply", button)
            : Find(rows, id) is { } row ? Interactive("list_reply", row)
            : null;
    }

    private static JsonElement? Find(IEnumerable<JsonElement?> options, string id) => options.FirstOrDefault(o => o.Text("id") == id);

    private static JsonObject Interactive(string type, JsonElement option) => new()
    {
        ["type"] = "interactive",
        ["interactive"] = new JsonObject { ["type"] = type, [type] = JsonNode.Parse(option.GetRawText()) },
    };

    /// <summary>A quick reply of a template: by its payload, or by its text where the message gave none.</summary>
    private JsonObject? OfTemplate(SandboxNumber number, JsonElement message, string id)
    {
        var sent = message.Member("template");
        if (sent.Text("name") is not { } name || sent.Member("language").Text("code") is not { } language) return null;
        if (templates.Find(number.BusinessAccountId, name, language) is not { } template) return null;
        var payloads = sent.Items("components").Where(c => Is(c.Text("sub_type"), "quick_reply")).ToDictionary(
            c => c.Member("index")?.ToString() ?? "", c => c.Items("parameters").Select(p => p.Text("payload")).FirstOrDefault());
        var buttons = template.Definition.Items("components").Where(c => Is(c.Text("type"), "buttons")).SelectMany(c => c.Items("buttons"));
        foreach (var (button, index) in buttons.Select((b, i) => (b, i)).Where(b => Is(b.b.Text("type"), "quick_reply")))
        {
            var text = button.Text("text") ?? "";
            var payload = payloads.GetValueOrDefault($"{index}") ?? text;
            if (payload != id) continue;
            return new JsonObject { ["type"] = "button", ["button"] = new JsonObject { ["payload"] = payload, ["text"] = text } };
        }

        return null;
    }

    private static bool Is(string? value, string expected) => string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);
}
