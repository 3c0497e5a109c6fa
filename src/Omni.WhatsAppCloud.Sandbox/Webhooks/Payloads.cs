using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>
/// Webhook bodies, written from Meta's documentation. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
/// </summary>
internal static class Payloads
{
    public static JsonObject Message(SandboxNumber number, string wamid, Customer from, JsonObject message, DateTimeOffset at)
    {
        if (from.Phone is { } phone) message["from"] = phone;
        message["from_user_id"] = from.UserId;
        message["id"] = wamid;
        message["timestamp"] = Seconds(at);
        var profile = new JsonObject { ["name"] = from.Name };
        if (from.Username is { } username) profile["username"] = username;
        var contact = new JsonObject { ["profile"] = profile, ["user_id"] = from.UserId };
        if (from.Phone is { } waId) contact["wa_id"] = waId;
        return OfNumber(
            number, "messages", new JsonObject { ["contacts"] = new JsonArray(contact), ["messages"] = new JsonArray(message) });
    }

    public static JsonObject Echo(SandboxNumber number, string wamid, string to, JsonObject message, DateTimeOffset at)
    {
        message["from"] = Digits(number);
        if (UserKey.IsPhone(to)) message["to"] = to;
        message["to_user_id"] = UserKey.IsPhone(to) ? UserKey.IdOf(to) : to;
        message["id"] = wamid;
        message["timestamp"] = Seconds(at);
        return OfNumber(number, "smb_message_echoes", new JsonObject { ["message_echoes"] = new JsonArray(message) });
    }

    public static JsonObject Status(
        SandboxNumber number, string wamid, string recipient, bool isGroup, string status, string? opaque, JsonNode? errors,
        DateTimeOffset at)
    {
        var value = new JsonObject { ["id"] = wamid, ["status"] = status, ["timestamp"] = Seconds(at) };
        if (isGroup) value["recipient_type"] = "group";
        value[isGroup || UserKey.IsPhone(recipient) ? "recipient_id" : "recipient_user_id"] = recipient;
        if (opaque is not null) value["biz_opaque_callback_data"] = opaque;
        if (errors is not null) value["errors"] = errors.DeepClone();
        return OfNumber(number, "messages", new JsonObject { ["statuses"] = new JsonArray(value) });
    }

    /// <summary>A change of the account, or of one number when the value has its metadata.</summary>
    public static JsonObject OfAccount(string accountId, string field, JsonElement value, DateTimeOffset at) =>
        Body(accountId, field, JsonNode.Parse(value.GetRawText())!, at);

    private static JsonObject OfNumber(SandboxNumber number, string field, JsonObject value)
    {
        value["messaging_product"] = "whatsapp";
        value["metadata"] = new JsonObject { ["display_phone_number"] = Digits(number), ["phone_number_id"] = number.PhoneNumberId };
        return Body(number.BusinessAccountId, field, value, at: null);
    }

    private static JsonObject Body(string accountId, string field, JsonNode value, DateTimeOffset? at)
    {
        var entry = new JsonObject
        {
            ["id"] = accountId,
            ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = field }),
        };
        if (at is { } time) entry["time"] = time.ToUnixTimeSeconds();
        return new JsonObject { ["object"] = "whatsapp_business_account", ["entry"] = new JsonArray(entry) };
    }

    private static string Digits(SandboxNumber number) => new([.. number.DisplayPhoneNumber.Where(char.IsAsciiDigit)]);

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
