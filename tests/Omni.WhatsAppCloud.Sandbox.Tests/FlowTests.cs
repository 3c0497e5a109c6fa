using System.Text;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>Flows, figures, settings and the library of an account.</summary>
public sealed class FlowTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const string Screens = """{"version":"7.1","screens":[{"id":"FIRST","layout":{"type":"SingleColumnLayout","children":[]}}]}""";

    private readonly SandboxApp _meta = fixture.Meta;

    [Fact]
    public async Task A_flow_goes_from_draft_to_published_to_deprecated()
    {
        var id = (await _meta.OkAsync("POST /v25.0/{waba}/flows", """name=First&categories=["SIGN_UP"]""")).GetProperty("id").GetString();
        await _meta.ErrorAsync("POST /v25.0/{waba}/flows", """name=First&categories=["SIGN_UP"]""", code: 100);
        await _meta.ErrorAsync("POST /v25.0/{waba}/flows", """name=Other&categories=["SING_UP"]""", code: 100);
        await _meta.ErrorAsync("POST /v25.0/{waba}/flows", """{"name":"Other"}""", code: 100);
        await _meta.ErrorAsync($"POST /v25.0/{id}/publish", body: null, code: 139002);
        await _meta.ErrorAsync($"POST /v25.0/{id}/deprecate", body: null, code: 139003);

        (await UploadAsync(id!, "{")).GetProperty("validation_errors").GetArrayLength().Should().Be(1);
        (await UploadAsync(id!, """{"version":"7.1"}""")).GetProperty("validation_errors").GetArrayLength().Should().Be(1);
        (await UploadAsync(id!, Screens)).GetProperty("validation_errors").GetArrayLength().Should().Be(0);
        var asset = (await _meta.OkAsync($"GET /v25.0/{id}/assets")).GetProperty("data")[0];
        asset.GetProperty("asset_type").GetString().Should().Be("FLOW_JSON");
        (await _meta.OkAsync($"GET {asset.GetProperty("download_url")}")).GetProperty("version").GetString().Should().Be("7.1");

        await _meta.OkAsync($"POST /v25.0/{id}", """{"name":"Renamed"}""");
        await _meta.OkAsync($"POST /v25.0/{id}/publish");
        var flow = await _meta.OkAsync($"GET /v25.0/{id}?fields=name,status,json_version,preview,health_status,application");
        flow.GetProperty("name").GetString().Should().Be("Renamed");
        flow.GetProperty("status").GetString().Should().Be("PUBLISHED");
        flow.GetProperty("json_version").GetString().Should().Be("7.1");
        await _meta.ErrorAsync($"DELETE /v25.0/{id}", body: null, code: 139004);
        await _meta.OkAsync($"POST /v25.0/{id}/deprecate");
        (await _meta.OkAsync("GET /v25.0/{waba}/flows")).GetProperty("data")[0].GetProperty("status").GetString().Should().Be("DEPRECATED");

        var body = JsonSerializer.Serialize(new { name = "At once", categories = new[] { "OTHER" }, flow_json = Screens, publish = true });
        var second = (await _meta.OkAsync("POST /v25.0/{waba}/flows", body)).GetProperty("id").GetString();
        (await _meta.OkAsync($"GET /v25.0/{second}")).GetProperty("status").GetString().Should().Be("PUBLISHED");
        var draft = (await _meta.OkAsync("POST /v25.0/{waba}/flows", $$"""{"name":"Copy","clone_flow_id":"{{second}}"}"""))
            .GetProperty("id").GetString();
        await _meta.OkAsync($"DELETE /v25.0/{draft}");
        await _meta.ErrorAsync($"GET /v25.0/{draft}", body: null, code: 100);
    }

    [Theory]
    [InlineData("{waba}?fields=analytics.start(1).end(2).granularity(DAY)", "analytics")]
    [InlineData("{waba}?fields=pricing_analytics.start(1).end(2).granularity(DAILY).phone_numbers([])", "pricing_analytics")]
    [InlineData("{waba}?fields=conversation_analytics.start(1).end(2).granularity(DAILY)", "conversation_analytics")]
    [InlineData("{waba}/pricing_analytics?start=1&end=2&granularity=DAILY", "data")]
    [InlineData("{waba}/template_analytics?start=1&end=2&granularity=DAILY&template_ids=[1]", "data")]
    public async Task Figures_are_empty_in_Metas_shape(string path, string member) =>
        (await _meta.OkAsync($"GET /v25.0/{path}")).GetProperty(member).ToString().Should().Contain("\"data_points\":[]");

    [Fact]
    public async Task An_account_keeps_its_settings_and_has_a_library()
    {
        await _meta.OkAsync("POST /v25.0/{waba}?is_enabled_for_insights=true", """{"name":"Coffee"}""");
        var account = await _meta.OkAsync("GET /v25.0/{waba}?fields=name,is_enabled_for_insights");
        account.GetProperty("name").GetString().Should().Be("Coffee");
        account.GetProperty("is_enabled_for_insights").GetBoolean().Should().BeTrue();
        await _meta.ErrorAsync("POST /v25.0/{waba}", "{}", code: 100);
        await _meta.ErrorAsync("GET /v25.0/{waba}/template_analytics?start=2&end=1&granularity=DAILY", body: null, code: 100);

        var found = (await _meta.OkAsync("GET /v25.0/message_template_library?search=payment")).GetProperty("data")[0];
        found.GetProperty("body_param_types")[0].GetString().Should().Be("AMOUNT");
        var id = (await _meta.OkAsync(
            "POST /v25.0/{waba}/message_templates",
            """{"name":"paid","language":"en_US","category":"UTILITY","library_template_name":"payment_confirmation_1"}"""))
            .GetProperty("id").GetString();
        (await _meta.OkAsync($"GET /v25.0/{id}")).GetProperty("components")[0].GetProperty("text").GetString().Should().Contain("payment");
    }

    private async Task<JsonElement> UploadAsync(string flow, string json)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("FLOW_JSON"), "asset_type" },
            { new StringContent("flow.json"), "name" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(json)), "file", "flow.json" },
        };
        var answer = await _meta.Client.PostAsync(new Uri($"/v25.0/{flow}/assets", UriKind.Relative), form);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }
}
