using System.Security.Cryptography;
using System.Text.Json;
using Omni.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>What a business can read and change of its numbers.</summary>
public sealed class PhoneNumberTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private readonly SandboxApp _meta = fixture.Meta;

    [Fact]
    public async Task A_new_number_is_verified_and_registered_before_it_can_send()
    {
        var id = (await _meta.OkAsync("POST /v25.0/{waba}/phone_numbers", "cc=55&phone_number=11 98888-0001&verified_name=Branch"))
            .GetProperty("id").GetString()!;
        var send = """{"messaging_product":"whatsapp","to":"5511987654321","type":"text","text":{"body":"x"}}""";
        await StateIsAsync(id, "NOT_VERIFIED", "PENDING");
        await _meta.ErrorAsync($"POST /v25.0/{id}/messages", send, code: 133010);
        await _meta.ErrorAsync($"POST /v25.0/{id}/register", """{"messaging_product":"whatsapp","pin":"123456"}""", code: 133006);
        await _meta.ErrorAsync($"POST /v25.0/{id}/request_code", "code_method=PIGEON&language=en_US", code: 100);
        await _meta.OkAsync($"POST /v25.0/{id}/request_code", "code_method=SMS&language=en_US");
        await _meta.ErrorAsync($"POST /v25.0/{id}/verify_code", "code=654321", code: 136025);
        await _meta.OkAsync($"POST /v25.0/{id}/verify_code", """{"code":"123-456"}""");
        await _meta.ErrorAsync($"POST /v25.0/{id}/request_code", "code_method=SMS&language=en_US", code: 136024);
        await _meta.ErrorAsync($"POST /v25.0/{id}/register", """{"messaging_product":"whatsapp","pin":"12345"}""", code: 100);
        await _meta.OkAsync($"POST /v25.0/{id}/register", """{"messaging_product":"whatsapp","pin":"123456"}""");
        await StateIsAsync(id, "VERIFIED", "CONNECTED");
        await _meta.OkAsync($"PUT /sandbox/users/5511987654321/window", """{"open":true}""");
        await _meta.OkAsync($"POST /v25.0/{id}/deregister");
        await _meta.ErrorAsync($"POST /v25.0/{id}/deregister", body: null, code: 133010);
        await StateIsAsync(id, "VERIFIED", "DISCONNECTED");
        await _meta.ErrorAsync($"POST /v25.0/{id}/register", """{"messaging_product":"whatsapp","pin":"999999"}""", code: 133005);
        for (var i = 0; i < 8; i++)
            await _meta.OkAsync($"POST /v25.0/{id}/register", """{"messaging_product":"whatsapp","pin":"123456"}""");
        await _meta.ErrorAsync($"POST /v25.0/{id}/deregister", body: null, code: 133016);

        async Task StateIsAsync(string phone, string verification, string status)
        {
            var number = await _meta.OkAsync($"GET /v25.0/{phone}?fields=code_verification_status,status");
            number.GetProperty("code_verification_status").GetString().Should().Be(verification);
            number.GetProperty("status").GetString().Should().Be(status);
        }
    }

    [Fact]
    public async Task A_profile_keeps_what_is_changed_and_refuses_what_Meta_refuses()
    {
        await _meta.OkAsync(
            "POST /v25.0/{phone}/whatsapp_business_profile",
            """
            {"messaging_product":"whatsapp","about":"[open]","websites":["https://a.example/"],"vertical":"RETAIL",
             "profile_picture_handle":"4:x"}
            """);

        var profile = (await _meta.OkAsync("GET /v25.0/{phone}/whatsapp_business_profile?fields=about,websites,vertical,email"))
            .GetProperty("data")[0];
        profile.GetProperty("about").GetString().Should().Be("[open]");
        profile.GetProperty("websites").EnumerateArray().Select(w => w.GetString()).Should().Equal("https://a.example/");
        profile.GetProperty("vertical").GetString().Should().Be("RETAIL");
        profile.GetProperty("email").GetString().Should().Be("hello@example.com", "it was not changed");
        profile.EnumerateObject().Select(m => m.Name)
            .Should().BeEquivalentTo("about", "websites", "vertical", "email", "messaging_product");
        foreach (var wrong in (string[])
        [
            "about=x", "messaging_product=whatsapp&email=nobody", "messaging_product=whatsapp&vertical=PIRACY",
            $"messaging_product=whatsapp&about={new string('x', 140)}", $"messaging_product=whatsapp&address={new string('x', 257)}",
            $"messaging_product=whatsapp&description={new string('x', 513)}", "messaging_product=whatsapp&websites=nonsense",
            """{"messaging_product":"whatsapp","websites":["https://a.example/","https://b.example/","https://c.example/"]}""",
            "messaging_product=whatsapp&profile_picture_handle=nonsense",
        ])
        {
            await _meta.ErrorAsync("POST /v25.0/{phone}/whatsapp_business_profile", wrong, code: 100);
        }
    }

    [Fact]
    public async Task Settings_are_changed_member_by_member()
    {
        await _meta.OkAsync("POST /v25.0/{phone}/settings", """{"calling":{"status":"ENABLED"}}""");
        await _meta.OkAsync("POST /{phone}/settings", """user_identity_change={"enable_identity_key_check":true}""");

        var settings = await _meta.OkAsync("GET /v25.0/{phone}/settings");
        settings.GetProperty("calling").GetProperty("status").GetString().Should().Be("ENABLED");
        settings.GetProperty("calling").GetProperty("call_icon_visibility").GetString().Should().Be("DEFAULT");
        settings.GetProperty("user_identity_change").GetProperty("enable_identity_key_check").GetBoolean().Should().BeTrue();
        await _meta.ErrorAsync("POST /v25.0/{phone}/settings", "{}", code: 100);
        await _meta.ErrorAsync("POST /v25.0/{phone}/settings", """{"calling":{"status":"LOUD"}}""", code: 100);
    }

    [Fact]
    public async Task Users_are_blocked_listed_and_unblocked()
    {
        await _meta.OkAsync("PUT /sandbox/users/5511900000001/window", """{"open":true}""");
        await _meta.OkAsync("PUT /sandbox/users/5511900000002/window", """{"open":false}""");

        var both = await _meta.OkAsync(
            "POST /v25.0/{phone}/block_users",
            """{"messaging_product":"whatsapp","block_users":[{"user":"+55 11 90000-0001"},{"user":"5511900000002"}]}""");

        both.GetProperty("block_users").GetProperty("added_users")[0].GetProperty("wa_id").GetString().Should().Be("5511900000001");
        both.GetProperty("block_users").GetProperty("failed_users")[0].GetProperty("errors")[0].GetProperty("code").GetInt32()
            .Should().Be(131047);
        (await BlockedAsync()).Should().Equal("5511900000001");
        var none = await _meta.CallAsync(
            "POST /v25.0/{phone}/block_users", """{"messaging_product":"whatsapp","block_users":[{"user":"5511900000002"}]}""");
        var answer = JsonElement.Parse(await none.Content.ReadAsStringAsync());
        answer.GetProperty("error").GetProperty("code").GetInt32().Should().Be(139100);
        answer.GetProperty("block_users").GetProperty("failed_users").GetArrayLength().Should().Be(1);
        await _meta.ErrorAsync("POST /v25.0/{phone}/block_users", """{"messaging_product":"whatsapp"}""", code: 100);

        await _meta.OkAsync(
            "DELETE /v25.0/{phone}/block_users", """{"messaging_product":"whatsapp","block_users":[{"user":"5511900000001"}]}""");
        (await BlockedAsync()).Should().BeEmpty();

        async Task<IEnumerable<string?>> BlockedAsync() => (await _meta.OkAsync("GET /v25.0/{phone}/block_users"))
            .GetProperty("data").EnumerateArray().Select(u => u.GetProperty("wa_id").GetString());
    }

    [Fact]
    public async Task Message_links_are_made_changed_and_deleted()
    {
        var made = await _meta.OkAsync("POST /v25.0/{phone}/message_qrdls?prefilled_message=[hi]&generate_qr_image=png");
        var code = made.GetProperty("code").GetString()!;
        made.GetProperty("deep_link_url").GetString().Should().Be($"https://wa.me/message/{code}");
        made.GetProperty("qr_image_url").GetString().Should().EndWith(".png");

        await _meta.OkAsync($"POST /{{phone}}/message_qrdls/{code}?prefilled_message=two");
        (await TextAsync()).Should().Be("two");
        await _meta.OkAsync("POST /v25.0/{phone}/message_qrdls", $$"""{"code":"{{code}}","prefilled_message":"three"}""");
        (await TextAsync()).Should().Be("three");
        var list = await _meta.OkAsync("GET /v25.0/{phone}/message_qrdls/?fields=code,qr_image_url.format(SVG)");
        list.GetProperty("data")[0].GetProperty("qr_image_url").GetString().Should().EndWith(".svg");

        await _meta.OkAsync($"DELETE /v25.0/{{phone}}/message_qrdls/{code}");
        await _meta.ErrorAsync($"GET /v25.0/{{phone}}/message_qrdls/{code}", body: null, code: 100);
        await _meta.ErrorAsync("POST /v25.0/{phone}/message_qrdls", $"prefilled_message={new string('x', 141)}", code: 100);
        await _meta.ErrorAsync("POST /v25.0/{phone}/message_qrdls", "prefilled_message=x&generate_qr_image=bmp", code: 100);

        async Task<string?> TextAsync() => (await _meta.OkAsync($"GET /v25.0/{{phone}}/message_qrdls/{code}"))
            .GetProperty("data")[0].GetProperty("prefilled_message").GetString();
    }

    [Fact]
    public async Task Commerce_automation_encryption_and_user_name_are_kept()
    {
        await _meta.OkAsync("POST /v25.0/{phone}/whatsapp_commerce_settings?is_cart_enabled=false&is_catalog_visible=true");
        var commerce = (await _meta.OkAsync("GET /v25.0/{phone}/whatsapp_commerce_settings")).GetProperty("data")[0];
        commerce.GetProperty("is_cart_enabled").GetBoolean().Should().BeFalse();
        commerce.GetProperty("is_catalog_visible").GetBoolean().Should().BeTrue();

        await _meta.OkAsync("POST /v25.0/{phone}/conversational_automation", """prompts=["Where are you?"]""");
        var number = await _meta.OkAsync("GET /v25.0/{phone}?fields=conversational_automation");
        number.GetProperty("conversational_automation").GetProperty("prompts")[0].GetString().Should().Be("Where are you?");
        await _meta.ErrorAsync("POST /v25.0/{phone}/conversational_automation", """{"prompts":["1","2","3","4","5"]}""", code: 100);

        using var key = RSA.Create(2048);
        var pem = key.ExportSubjectPublicKeyInfoPem();
        await _meta.OkAsync("POST /v25.0/{phone}/whatsapp_business_encryption", $"business_public_key={Uri.EscapeDataString(pem)}");
        var encryption = (await _meta.OkAsync("GET /v25.0/{phone}/whatsapp_business_encryption")).GetProperty("data")[0];
        encryption.GetProperty("business_public_key").GetString().Should().Be(pem);
        await _meta.ErrorAsync("POST /v25.0/{phone}/whatsapp_business_encryption", "business_public_key=nonsense", code: 100);

        await _meta.OkAsync("POST /v25.0/{phone}/username", """{"username":"sandbox.coffee"}""");
        (await _meta.OkAsync("GET /v25.0/{phone}/username")).GetProperty("username").GetString().Should().Be("sandbox.coffee");
        await Eventually.IsAsync(() =>
        {
            _meta.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(_meta.Changes.Any(c => c.GetProperty("field").GetString() == "business_username_updates"));
        }, told => told, "the webhook comes");
    }
}
