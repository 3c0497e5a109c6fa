using System.Text.Json;

namespace Omni.Testing;

/// <summary>Webhook bodies of the fixtures' number.</summary>
public static class TestWebhook
{
    public static byte[] Text(
        string wamid, string from, string text, string name = "Maria", long seconds = 1_763_900_000, string? phoneNumberId = null) =>
        Body(phoneNumberId, new
        {
            contacts = new[] { new { profile = new { name }, wa_id = from, user_id = $"BR.{from}" } },
            messages = new[] { new { from, id = wamid, timestamp = $"{seconds}", type = "text", text = new { body = text } } },
        });

    /// <summary>Returns a message of any type, from Meta's object without sender, id and time.</summary>
    public static byte[] Message(
        string wamid, object message, string? from = "5511987654321", string? userId = "BR.9032118765401234567", string? waId = null,
        string name = "Maria", long seconds = 1_763_900_000)
    {
        var body = JsonSerializer.SerializeToNode(message)!.AsObject();
        (body["id"], body["timestamp"]) = (wamid, $"{seconds}");
        if (from is not null) body["from"] = from;
        if (userId is not null) body["from_user_id"] = userId;
        var contact = new System.Text.Json.Nodes.JsonObject { ["profile"] = new System.Text.Json.Nodes.JsonObject { ["name"] = name } };
        if ((waId ?? from) is { } wa) contact["wa_id"] = wa;
        if (userId is not null) contact["user_id"] = userId;
        return Body(phoneNumberId: null, new { contacts = new[] { contact }, messages = new[] { body } });
    }

    public static byte[] Status(
        string wamid, string status, string recipient, string? opaque = null, long seconds = 1_763_900_000, int? error = null) =>
        Body(phoneNumberId: null, new
        {
            statuses = new[]
            {
                new
                {
                    id = wamid,
                    status,
                    timestamp = $"{seconds}",
                    recipient_id = recipient,
                    biz_opaque_callback_data = opaque,
                    errors = error is null
                        ? null
                        : new[] { new { code = error, title = "the title", error_data = new { details = "the details" } } },
                },
            },
        });

    /// <summary>A status that names a price.</summary>
    public static byte[] Priced(string wamid, string status, string phone, JsonElement pricing, JsonElement conversation) =>
        Body(TestNumber.Fixtures.PhoneNumberId, new
        {
            statuses = new[] { new { id = wamid, status, timestamp = "1795410014", recipient_id = phone, pricing, conversation } },
        });

    /// <summary>A status <c>failed</c> with any <c>errors</c>.</summary>
    public static byte[] Failed(string wamid, string phone, string errors) => Body(TestNumber.Fixtures.PhoneNumberId, new
    {
        statuses = new[]
        {
            new { id = wamid, status = "failed", timestamp = "1795410014", recipient_id = phone, errors = JsonElement.Parse(errors) },
        },
    });

    /// <summary>Returns an account field as Meta sends it: without an id, but with the time of the entry.</summary>
    /// <param name="field">Such as <c>account_update</c>.</param>
    /// <param name="value">The field's JSON.</param>
    /// <param name="seconds">The time of the entry in Unix seconds; null omits it.</param>
    /// <param name="timeIsText">Whether the time is written as text, as Meta has done before.</param>
    /// <param name="account">The WhatsApp Business Account; the fixtures' when null.</param>
    public static byte[] Account(string field, string value, long? seconds, bool timeIsText = false, string? account = null)
    {
        var entry = new System.Text.Json.Nodes.JsonObject
        {
            ["id"] = account ?? TestNumber.Fixtures.BusinessAccountId,
            ["changes"] = new System.Text.Json.Nodes.JsonArray(
                new System.Text.Json.Nodes.JsonObject { ["value"] = System.Text.Json.Nodes.JsonNode.Parse(value), ["field"] = field }),
        };
        if (seconds is { } at) entry["time"] = timeIsText ? $"{at}" : at;
        return JsonSerializer.SerializeToUtf8Bytes(new { @object = "whatsapp_business_account", entry = new[] { entry } });
    }

    /// <summary>Returns a change of the fixtures' number with any field.</summary>
    /// <param name="field">Such as <c>calls</c>.</param>
    /// <param name="value">The JSON of the value, without the members that name the number.</param>
    public static byte[] Value(string field, string value) =>
        Body(phoneNumberId: null, System.Text.Json.Nodes.JsonNode.Parse(value)!, field);

    private static byte[] Body(string? phoneNumberId, object value, string field = "messages")
    {
        var change = JsonSerializer.SerializeToNode(value)!.AsObject();
        change["messaging_product"] = "whatsapp";
        change["metadata"] = JsonSerializer.SerializeToNode(
            new { display_phone_number = "15550783881", phone_number_id = phoneNumberId ?? TestNumber.Fixtures.PhoneNumberId });
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            @object = "whatsapp_business_account",
            entry = new[]
            {
                new { id = TestNumber.Fixtures.BusinessAccountId, changes = new[] { new { value = change, field } } },
            },
        });
    }
}
