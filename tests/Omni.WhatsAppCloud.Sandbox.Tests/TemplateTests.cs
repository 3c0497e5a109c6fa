using System.Text.Json;
using Omni.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>Templates are created, found, changed and deleted as at Meta.</summary>
public sealed class TemplateTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const string Again =
        """{"name":"life","language":"en_US","category":"UTILITY","components":[{"type":"BODY","text":"x"}]}""";

    private readonly SandboxApp _meta = fixture.Meta;

    [Fact]
    public async Task A_template_lives_from_its_creation_to_its_deletion()
    {
        var created = await _meta.OkAsync("POST /v25.0/{waba}/message_templates", """
            {"name":"life","language":"en_US","category":"utility","components":[
              {"type":"body","text":"Hi {{1}}, it is done.","example":{"body_text":[["Ana"]]}},
              {"type":"buttons","buttons":[{"type":"quick_reply","text":"Stop"}]}]}
            """);
        var id = created.GetProperty("id").GetString()!;
        created.GetProperty("status").GetString().Should().Be("APPROVED");
        created.GetProperty("category").GetString().Should().Be("UTILITY");

        var read = await _meta.OkAsync($"GET /v25.0/{id}");
        read.GetProperty("components")[0].GetProperty("type").GetString().Should().Be("BODY");
        read.GetProperty("parameter_format").GetString().Should().Be("POSITIONAL");
        (await _meta.OkAsync($"GET /{id}?fields=status")).EnumerateObject().Select(m => m.Name).Should().Equal("status", "id");
        (await ErrorOfCreationAsync(Again))
            .GetProperty("error_subcode").GetInt32().Should().Be(2388024);

        await _meta.OkAsync($"POST /v25.0/{id}", """{"components":[{"type":"BODY","text":"All is done."}]}""");
        (await _meta.OkAsync($"GET /v25.0/{id}")).GetProperty("components")[0].GetProperty("text").GetString().Should().Be("All is done.");
        await _meta.ErrorAsync($"POST /v25.0/{id}", """{"category":"MARKETING"}""", code: 100);
        await _meta.ErrorAsync($"POST /v25.0/{id}", "{}", code: 100);

        await _meta.OkAsync($"DELETE /v25.0/{{waba}}/message_templates?name=life&hsm_id={id}");
        await _meta.ErrorAsync($"GET /v25.0/{id}", body: null, code: 100);
        (await ErrorOfCreationAsync(Again))
            .GetProperty("error_subcode").GetInt32().Should().Be(2388023, "an approved name is blocked for a while");
        (await _meta.ErrorAsync("DELETE /v25.0/{waba}/message_templates?name=life", body: null, code: 100))
            .GetProperty("error_subcode").GetInt32().Should().Be(2593002);
        await _meta.ErrorAsync("DELETE /v25.0/{waba}/message_templates", body: null, code: 100);
        await Eventually.IsAsync(() =>
        {
            _meta.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(_meta.Changes.Where(c => c.GetProperty("field").GetString() == "message_template_status_update"
                && c.GetProperty("value").GetProperty("message_template_id").GetInt64().ToString() == id)
                .Select(c => c.GetProperty("value").GetProperty("event").GetString()).ToList());
        }, events => events.Contains("APPROVED") && events.Contains("DELETED"), "the webhooks come");
    }

    [Theory]
    [InlineData("name=hello_world", "hello_world en_US")]
    [InlineData("name=order_confirmation", "order_confirmation en_US,order_confirmation pt_BR")]
    [InlineData("name=order_confirmation&language=pt_BR", "order_confirmation pt_BR")]
    [InlineData("status=paused", "old_news en_US")]
    [InlineData("status=[\"PAUSED\",\"DISABLED\"]", "old_news en_US")]
    [InlineData("category=authentication&name=login_code,hello_world", "login_code en_US")]
    [InlineData("name_or_content=PARCEL", "track_parcel en_US")]
    [InlineData("name=nonsense", "")]
    public async Task Templates_are_found_by_what_Meta_filters_by(string filter, string found)
    {
        var list = await _meta.OkAsync($"GET /v25.0/{{waba}}/message_templates?{filter}&fields=name,language");

        string.Join(',', list.GetProperty("data").EnumerateArray().Select(t => $"{t.GetProperty("name")} {t.GetProperty("language")}"))
            .Should().Be(found);
    }

    [Theory]
    [InlineData("""{"language":"en_US","category":"UTILITY","components":[{"type":"BODY","text":"x"}]}""", null)]
    [InlineData("""{"name":"Bad Name","language":"en_US","category":"UTILITY","components":[{"type":"BODY","text":"x"}]}""", null)]
    [InlineData("""{"name":"a","category":"UTILITY","components":[{"type":"BODY","text":"x"}]}""", null)]
    [InlineData("""{"name":"a","language":"english","category":"UTILITY","components":[{"type":"BODY","text":"x"}]}""", null)]
    [InlineData("""{"name":"a","language":"en_US","category":"SPAM","components":[{"type":"BODY","text":"x"}]}""", null)]
    [InlineData("""{"name":"a","language":"en_US","category":"UTILITY"}""", null)]
    public async Task A_template_without_name_language_category_or_components_is_refused(string template, int? subcode) =>
        await RefusedAsync(template, subcode);

    [Theory]
    [InlineData("""{"type":"TAIL","text":"x"}""", null)]
    [InlineData("""{"type":"FOOTER","text":"x"}""", 2388043)]
    [InlineData("""{"type":"BODY"}""", 2388043)]
    [InlineData("""{"type":"BODY","text":"Hi {{1}}, welcome here."}""", 2388043)]
    [InlineData("""{"type":"BODY","text":"It is for you, {{1}}"}""", 2388299)]
    [InlineData("""{"type":"BODY","text":"Hi {{2}} and welcome."}""", 2388072)]
    [InlineData("""{"type":"BODY","text":"a {{1}} {{2}} b"}""", 2388293)]
    [InlineData("""{"type":"BODY","text":"x"},{"type":"FOOTER","text":"{{1}}"}""", 2388073)]
    [InlineData("""{"type":"BODY","text":"x"},{"type":"HEADER","format":"IMAGE"}""", 2388043)]
    [InlineData("""{"type":"BODY","text":"x"},{"type":"HEADER","format":"TEXT","text":"{{1}} {{2}}"}""", 2388047)]
    [InlineData("""{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[]}""", 2388043)]
    [InlineData("""{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"BELL","text":"x"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"x"}]}""", 2388043)]
    public async Task Components_that_Meta_refuses_are_refused(string components, int? subcode) =>
        await RefusedAsync(WithComponents(components), subcode);

    [Theory]
    [InlineData("BODY", 1025)]
    [InlineData("FOOTER", 61)]
    public async Task A_text_that_is_too_long_is_refused(string type, int length)
    {
        var components = type == "BODY" ? "" : """{"type":"BODY","text":"x"},""";
        var component = $$"""{"type":"{{type}}","text":"{{new string('x', length)}}"}""";
        var error = await ErrorOfCreationAsync(WithComponents(components + component));

        error.GetProperty("error_subcode").GetInt32().Should().Be(2388040);
    }

    [Fact]
    public async Task A_form_creates_a_template_too_and_Meta_writes_the_text_of_codes()
    {
        var id = (await _meta.OkAsync(
            "POST /{waba}/message_templates",
            "name=code&language=pt_BR&category=AUTHENTICATION&components="
            + Uri.EscapeDataString("""
                [{"type":"BODY","add_security_recommendation":true},{"type":"FOOTER","code_expiration_minutes":5},
                 {"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE","text":"Copy"}]}]
                """))).GetProperty("id").GetString();

        var components = (await _meta.OkAsync($"GET /v25.0/{id}")).GetProperty("components");
        components[0].GetProperty("text").GetString().Should().StartWith("*{{1}}* is your verification code.");
        components[1].GetProperty("text").GetString().Should().Contain("5 minutes");
        components[2].GetProperty("buttons")[0].GetProperty("type").GetString().Should().Be("URL");
        var moved = await _meta.OkAsync("POST /{waba}/message_templates/archive", $$"""{"hsm_ids":["{{id}}","1"]}""");
        moved.GetProperty("archived_templates")[0].GetString().Should().Be(id);
        moved.GetProperty("failed_templates").EnumerateObject().Select(m => m.Name).Should().Equal("1");
    }

    private static string WithComponents(string components) =>
        $$"""{"name":"a","language":"en_US","category":"UTILITY","components":[{{components}}]}""";

    private async Task RefusedAsync(string template, int? subcode)
    {
        var error = await ErrorOfCreationAsync(template);
        (error.TryGetProperty("error_subcode", out var given) ? given.GetInt32() : (int?)null).Should().Be(subcode);
        if (subcode is not null) error.GetProperty("error_user_msg").GetString().Should().NotBeEmpty();
    }

    private Task<JsonElement> ErrorOfCreationAsync(string template) =>
        _meta.ErrorAsync("POST /v25.0/{waba}/message_templates", template, code: 100);
}
