using System.Globalization;
using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>Webhook bodies, written from Meta's documentation. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components</summary>
internal static class Payloads
{
    public static JsonObject Message(SandboxNumber number, string wamid, string from, string name, JsonObject message, DateTimeOffset at)
    {
        message["from"] = from;
        message["id"] = wamid;
        message["timestamp"] = Seconds(at);
        return Change(number, new JsonObject
        {
            ["contacts"] = new JsonArray(new JsonObject { ["profile"] = new JsonObject { ["name"] = name }, ["wa_id"] = from, ["user_id"] = UserIdOf(from) }),
            ["messages"] = new JsonArray(message),
        });
    }

    public static JsonObject Status(SandboxNumber number, string wamid, string recipient, string status, string? opaque, DateTimeOffset at)
    {
        var value = new JsonObject { ["id"] = wamid, ["status"] = status, ["timestamp"] = Seconds(at), ["recipient_id"] = recipient };
        if (opaque is not null) value["biz_opaque_callback_data"] = opaque;
        return Change(number, new JsonObject { ["statuses"] = new JsonArray(value) });
    }

    private static JsonObject Change(SandboxNumber number, JsonObject value)
    {
        value["messaging_product"] = "whatsapp";
        value["metadata"] = new JsonObject
        {
            ["display_phone_number"] = new string([.. number.DisplayPhoneNumber.Where(char.IsAsciiDigit)]),
            ["phone_number_id"] = number.PhoneNumberId,
        };
        return new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = number.BusinessAccountId,
                ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = "messages" }),
            }),
        };
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string UserIdOf(string phone) => $"US.{phone}0001";
}
