using System.Net.Http.Headers;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>Tokens, subscriptions and uploads of the app.</summary>
public sealed class AppTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const string AppToken = "300000000000001|sandbox-app-secret";

    private readonly SandboxApp _meta = fixture.Meta;

    [Fact]
    public async Task Tokens_are_issued_and_explained()
    {
        var issued = await _meta.OkAsync(
            "GET /v25.0/oauth/access_token?grant_type=client_credentials&client_id={app}&client_secret=sandbox-app-secret");
        issued.GetProperty("access_token").GetString().Should().Be(AppToken);
        issued.GetProperty("token_type").GetString().Should().Be("bearer");
        (await _meta.OkAsync("GET /oauth/access_token?client_id={app}&client_secret=sandbox-app-secret&code=abc"))
            .GetProperty("access_token").GetString().Should().Be("EAAsandboxtoken");
        await _meta.ErrorAsync("GET /v25.0/oauth/access_token?client_id={app}&client_secret=no&code=abc", body: null, code: 1);
        await _meta.ErrorAsync("GET /v25.0/oauth/access_token?client_id=1&client_secret=no", body: null, code: 101);

        var user = (await _meta.OkAsync(
            $"GET /v25.0/debug_token?input_token=EAAsandboxtoken&access_token={Uri.EscapeDataString(AppToken)}")).GetProperty("data");
        user.GetProperty("is_valid").GetBoolean().Should().BeTrue();
        user.GetProperty("app_id").GetString().Should().Be("300000000000001");
        user.GetProperty("scopes").EnumerateArray().Select(s => s.GetString()).Should().Contain("whatsapp_business_messaging");
        var wrong = (await _meta.OkAsync("GET /debug_token?input_token=nonsense")).GetProperty("data");
        wrong.GetProperty("is_valid").GetBoolean().Should().BeFalse();
        wrong.GetProperty("error").GetProperty("code").GetInt32().Should().Be(190);
        await _meta.ErrorAsync("GET /v25.0/debug_token", body: null, code: 100);
        (await _meta.OkAsync("GET /v25.0/me?fields=id,name")).GetProperty("name").GetString().Should().NotBeEmpty();
        (await _meta.OkAsync("GET /app")).GetProperty("id").GetString().Should().Be("300000000000001");
        (await _meta.OkAsync("GET /v25.0/{app}?fields=name")).GetProperty("name").GetString().Should().NotBeEmpty();
        await _meta.ErrorAsync("GET /v25.0/{phone}", body: null, code: 100, token: $"Bearer {AppToken}");
    }

    [Fact]
    public async Task An_app_subscribes_with_a_callback_that_answers_the_challenge()
    {
        var callback = Uri.EscapeDataString($"{_meta.Client.BaseAddress}callback");
        var token = $"access_token={Uri.EscapeDataString(AppToken)}";

        await _meta.OkAsync(
            $"POST /v25.0/{{app}}/subscriptions?object=whatsapp_business_account&callback_url={callback}&verify_token=x"
            + $"&fields=messages,calls&{token}");

        var subscription = (await _meta.OkAsync($"GET /v25.0/{{app}}/subscriptions?{token}")).GetProperty("data")[0];
        subscription.GetProperty("callback_url").GetString().Should().EndWith("/callback");
        subscription.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString())
            .Should().Equal("messages", "calls");
        await _meta.ErrorAsync(
            "POST /v25.0/{app}/subscriptions",
            "object=whatsapp_business_account&callback_url=http://127.0.0.1:1/&verify_token=x", code: 2200);
        await _meta.ErrorAsync("POST /v25.0/{app}/subscriptions", "object=page", code: 100);
        await _meta.OkAsync("DELETE /v25.0/{app}/subscriptions?object=whatsapp_business_account&fields=calls");
        (await FieldsAsync()).Should().Equal("messages");
        await _meta.OkAsync("DELETE /v25.0/{app}/subscriptions?object=whatsapp_business_account");
        (await _meta.OkAsync("GET /v25.0/{app}/subscriptions")).GetProperty("data").GetArrayLength().Should().Be(0);

        async Task<IEnumerable<string?>> FieldsAsync() => (await _meta.OkAsync("GET /v25.0/{app}/subscriptions"))
            .GetProperty("data")[0].GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_account_is_read_subscribed_with_an_override_and_unsubscribed()
    {
        var account = await _meta.OkAsync("GET /v25.0/{waba}");
        account.EnumerateObject().Select(m => m.Name).Should().BeEquivalentTo("id", "name", "timezone_id", "message_template_namespace");
        (await _meta.OkAsync("GET /v25.0/{waba}?fields=currency,account_review_status,health_status"))
            .GetProperty("health_status").GetProperty("can_send_message").GetString().Should().Be("AVAILABLE");
        var body = JsonSerializer.Serialize(
            new { override_callback_uri = $"{_meta.Client.BaseAddress}callback", verify_token = "x" });

        await _meta.OkAsync("POST /v25.0/{waba}/subscribed_apps", body);
        var app = (await _meta.OkAsync("GET /v25.0/{waba}/subscribed_apps")).GetProperty("data")[0];
        app.GetProperty("override_callback_uri").GetString().Should().EndWith("/callback");
        app.GetProperty("whatsapp_business_api_data").GetProperty("id").GetString().Should().Be("300000000000001");
        (await _meta.OkAsync("GET /v25.0/{phone}?fields=webhook_configuration")).GetProperty("webhook_configuration")
            .GetProperty("whatsapp_business_account").GetString().Should().EndWith("/callback");

        await _meta.OkAsync("POST /v25.0/{waba}/subscribed_apps");
        (await _meta.OkAsync("GET /v25.0/{waba}/subscribed_apps")).GetProperty("data")[0].TryGetProperty("override_callback_uri", out _)
            .Should().BeFalse("an empty body removes it");
        await _meta.OkAsync("DELETE /v25.0/{waba}/subscribed_apps");
        (await _meta.OkAsync("GET /v25.0/{waba}/subscribed_apps")).GetProperty("data").GetArrayLength().Should().Be(0);
        await _meta.OkAsync("POST /v25.0/{waba}/subscribed_apps");
    }

    [Fact]
    public async Task A_file_is_uploaded_in_pieces_and_has_a_handle_in_the_end()
    {
        var session = (await _meta.OkAsync("POST /v25.0/{app}/uploads?file_name=a.png&file_length=6&file_type=image/png"))
            .GetProperty("id").GetString()!;
        session.Should().StartWith("upload:").And.Contain("?sig=");

        (await SendAsync([1, 2, 3, 4], 0)).GetProperty("file_offset").GetInt32().Should().Be(4);
        (await _meta.OkAsync($"GET /v25.0/{session}")).GetProperty("file_offset").GetInt32().Should().Be(4);
        (await SendAsync([5, 6], 2)).GetProperty("error").GetProperty("code").GetInt32().Should().Be(100, "the offset is wrong");
        var handle = (await SendAsync([5, 6], 4)).GetProperty("h").GetString()!;
        handle.Should().StartWith("4:");

        await _meta.OkAsync("POST /v25.0/{phone}/whatsapp_business_profile",
            $"messaging_product=whatsapp&profile_picture_handle={Uri.EscapeDataString(handle)}");
        await _meta.ErrorAsync(
            "POST /v25.0/{app}/uploads?file_name=a.exe&file_length=6&file_type=application/x-exe", body: null, code: 100);
        await _meta.ErrorAsync("POST /v25.0/{app}/uploads?file_type=image/png", body: null, code: 100);
        await _meta.ErrorAsync("GET /v25.0/upload:nonsense", body: null, code: 100);

        async Task<JsonElement> SendAsync(byte[] bytes, int offset)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v25.0/{session}") { Content = new ByteArrayContent(bytes) };
            request.Headers.Authorization = new AuthenticationHeaderValue("OAuth", "EAAsandboxtoken");
            request.Headers.Add("file_offset", $"{offset}");
            return JsonElement.Parse(await (await _meta.Stranger.SendAsync(request)).Content.ReadAsStringAsync());
        }
    }
}
