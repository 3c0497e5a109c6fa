using System.Text.Json;

namespace Omni.Testing;

/// <summary>Webhook bodies of the fixtures' number.</summary>
public static class TestWebhook
{
    public static byte[] Text(string wamid, string from, string text, string name = "Maria", long seconds = 1_763_900_000, string? phoneNumberId = null) => Body(phoneNumberId, new
    {
        contacts = new[] { new { profile = new { name }, wa_id = from, user_id = $"BR.{from}" } },
        messages = new[] { new { from, id = wamid, timestamp = $"{seconds}", type = "text", text = new { body = text } } },
    });

    public static byte[] Status(string wamid, string status, string recipient, string? opaque = null, long seconds = 1_763_900_000) => Body(phoneNumberId: null, new
    {
        statuses = new[] { new { id = wamid, status, timestamp = $"{seconds}", recipient_id = recipient, biz_opaque_callback_data = opaque } },
    });

    private static byte[] Body(string? phoneNumberId, object value)
    {
        var change = JsonSerializer.SerializeToNode(value)!.AsObject();
        change["messaging_product"] = "whatsapp";
        change["metadata"] = JsonSerializer.SerializeToNode(new { display_phone_number = "15550783881", phone_number_id = phoneNumberId ?? TestNumber.Fixtures.PhoneNumberId });
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            @object = "whatsapp_business_account",
            entry = new[] { new { id = TestNumber.Fixtures.BusinessAccountId, changes = new[] { new { value = change, field = "messages" } } } },
        });
    }
}
