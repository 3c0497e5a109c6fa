using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.Groups;

/// <summary>Sends the webhooks of groups.</summary>
internal sealed class GroupNotices(WebhookSender webhooks, TimeProvider time)
{
    public void Tell(Group group, string field, string type, JsonObject notice)
    {
        var now = time.GetUtcNow();
        notice["timestamp"] = $"{now.ToUnixTimeSeconds()}";
        notice["group_id"] = group.Id;
        notice["type"] = type;
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject
            {
                ["display_phone_number"] = UserKey.Of(group.Number.DisplayPhoneNumber),
                ["phone_number_id"] = group.Number.PhoneNumberId,
            },
            ["groups"] = new JsonArray(notice),
        };
        var payload = Payloads.OfAccount(group.Number.BusinessAccountId, field, JsonSerializer.SerializeToElement(value), now);
        webhooks.Post(group.Number, payload, TimeSpan.Zero);
    }

    /// <summary>Returns a person as Meta names them.</summary>
    public static JsonObject Person(string user) => new() { [UserKey.IsPhone(user) ? "wa_id" : "user_id"] = user };
}
