using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>Sends the webhooks of templates.</summary>
internal sealed class TemplateNotices(WebhookSender webhooks, AccountClock clock)
{
    public const string Field = "message_template_status_update";

    /// <summary>Tells that the status of a template is, or after the delay will be, this.</summary>
    public void Tell(SandboxNumber number, string accountId, SandboxTemplate template, string status, TimeSpan delay)
    {
        var value = new JsonObject
        {
            ["event"] = status,
            ["message_template_id"] = long.TryParse(template.Id, out var id) ? id : 0,
            ["message_template_name"] = template.Name,
            ["message_template_language"] = template.Language,
            ["reason"] = "NONE",
        };
        if (template.Category.Length > 0) value["message_template_category"] = template.Category;
        webhooks.Post(
            number, Payloads.OfAccount(accountId, Field, JsonSerializer.SerializeToElement(value), clock.Next(accountId)), delay);
    }
}
