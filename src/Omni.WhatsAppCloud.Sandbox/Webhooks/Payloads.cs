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
    private const string ErrorCodes = "https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes";

    public static JsonObject Message(SandboxNumber number, string wamid, Customer from, JsonObject message, DateTimeOffset at)
    {
        if (from.Phone is { } phone) message["from"] = phone;
        message["from_user_id"] = from.UserId;
        message["id"] = wamid;
        message["timestamp"] = Seconds(at);
        var contact = Contact(from, from.Phone, from.UserId, withUsername: true);
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

    /// <summary>
    /// A status. To a number, one that failed names neither the user nor their contact; the username comes with what reached the phone.
    /// </summary>
    public static JsonObject Status(StatusNotice notice)
    {
        var (sent, failed) = (notice.Sent, notice.Status == "failed");
        var status = new JsonObject { ["id"] = notice.Wamid, ["status"] = notice.Status, ["timestamp"] = Seconds(notice.At) };
        var value = new JsonObject { ["statuses"] = new JsonArray(status) };
        if (notice.To is { } customer)
        {
            var phone = notice.IsToUserId ? customer.Phone : customer.Key;
            var userId = notice.IsToUserId ? sent.To : customer.UserId;
            if (phone is not null) status["recipient_id"] = phone;
            if (!failed || notice.IsToUserId) status["recipient_user_id"] = userId;
            if (!failed) value["contacts"] = new JsonArray(Contact(customer, phone, userId, withUsername: notice.Status != "sent"));
        }
        else
        {
            (status["recipient_id"], status["recipient_type"]) = (sent.To, "group");
        }

        if (!failed && notice.Status is "sent" or "delivered") AddPrice(status, sent, notice.Status);
        if (sent.Opaque is not null) status["biz_opaque_callback_data"] = sent.Opaque;
        if (notice.Errors is not null) status["errors"] = notice.Errors.DeepClone();
        return OfNumber(sent.From, "messages", value);
    }

    /// <summary>The errors of a failed status.</summary>
    public static JsonArray Errors(SendFailure failure) => new(new JsonObject
    {
        ["code"] = failure.Code,
        ["title"] = failure.Title,
        ["message"] = failure.Title,
        ["error_data"] = new JsonObject { ["details"] = failure.Details },
        ["href"] = ErrorCodes,
    });

    private static void AddPrice(JsonObject status, SentMessage sent, string name)
    {
        if (sent.Pricing is { } price)
        {
            status["pricing"] = new JsonObject
            {
                ["billable"] = price.IsBillable,
                ["pricing_model"] = "PMP",
                ["type"] = price.Type,
                ["category"] = price.Category,
            };
        }

        if (sent.Entry is not { } entry) return;
        var conversation = new JsonObject { ["id"] = entry.Id, ["origin"] = new JsonObject { ["type"] = "referral_conversion" } };
        if (name == "sent") conversation["expiration_timestamp"] = Seconds(entry.Until);
        status["conversation"] = conversation;
    }

    private static JsonObject Contact(Customer customer, string? phone, string userId, bool withUsername)
    {
        var profile = new JsonObject { ["name"] = customer.Name };
        if (withUsername && customer.Username is { } username) profile["username"] = username;
        var contact = new JsonObject { ["profile"] = profile, ["user_id"] = userId };
        if (phone is not null) contact["wa_id"] = phone;
        return contact;
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

    public static string Digits(SandboxNumber number) => new([.. number.DisplayPhoneNumber.Where(char.IsAsciiDigit)]);

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
