using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>The sends of Omni's newest clients.</summary>
public sealed class OmniSendTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    public static TheoryData<string, string> Choices => new()
    {
        {
            """{"buttons":[{"text":"Yes","data":"y"},{"text":"No"}]}""",
            """{"type":"button","body":{"text":"Well?"},"action":{"buttons":[{"type":"reply","reply":{"id":"y","title":"Yes"}},{"type":"reply","reply":{"id":"No","title":"No"}}]}}"""
        },
        {
            """{"buttons":[{"text":"Open","url":"https://example.com/a"}]}""",
            """{"type":"cta_url","body":{"text":"Well?"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com/a"}}}"""
        },
        {
            """{"buttons":[{"text":"Open","url":"https://example.com/a"},{"text":"Yes","data":"y"}]}""",
            """{"type":"button","body":{"text":"Well?\nOpen: https://example.com/a"},"action":{"buttons":[{"type":"reply","reply":{"id":"y","title":"Yes"}}]}}"""
        },
        {
            """{"buttons":[{"text":"1"},{"text":"2"},{"text":"3"},{"text":"4"}]}""",
            """{"type":"list","body":{"text":"Well?"},"action":{"button":"Options","sections":[{"rows":[{"id":"1","title":"1"},{"id":"2","title":"2"},{"id":"3","title":"3"},{"id":"4","title":"4"}]}]}}"""
        },
        {
            """{"buttons":[{"text":"1","data":"one","description":"the first"}],"list":{"buttonLabel":"Choose"}}""",
            """{"type":"list","body":{"text":"Well?"},"action":{"button":"Choose","sections":[{"rows":[{"id":"one","title":"1","description":"the first"}]}]}}"""
        },
        {
            """{"buttons":[{"text":"1"}],"list":{"sectionTitle":"All"}}""",
            """{"type":"list","body":{"text":"Well?"},"action":{"button":"Options","sections":[{"rows":[{"id":"1","title":"1"}],"title":"All"}]}}"""
        },
        {
            """{"buttons":[{"text":"1"}],"list":{"forceList":true}}""",
            """{"type":"list","body":{"text":"Well?"},"action":{"button":"Options","sections":[{"rows":[{"id":"1","title":"1"}]}]}}"""
        },
        {
            """{"requestLocation":true}""",
            """{"type":"location_request_message","body":{"text":"Well?"},"action":{"name":"send_location"}}"""
        },
        {
            """{"buttons":[{"text":"A","url":"https://a.example"},{"text":"B","url":"https://b.example"}]}""",
            "Well?\nA: https://a.example\nB: https://b.example"
        },
        { """{"buttons":[],"requestLocation":false}""", "Well?" },
        { """{"buttons":null,"list":null,"requestLocation":null}""", "Well?" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task Options_are_shown_as_WhatsApp_shows_them(string options, string expected)
    {
        var phone = $"55119852{Choices.Select(row => row.Data.Item1).ToList().IndexOf(options):D5}";

        var (status, body) = await SendAsync("", phone, $$"""{"text":"Well?",{{options[1..]}}""");

        status.Should().Be(HttpStatusCode.Created, body.ToString());
        var message = (await Host.ArrivedAtAsync(phone))[0].GetProperty("message");
        if (expected[0] == '{') message.GetProperty("interactive").GetRawText().Should().Be(JsonElement.Parse(expected).GetRawText());
        else message.GetProperty("text").GetProperty("body").GetString().Should().Be(expected);
        (await Host.GetAsync($"/api/v2/messages/{body.GetProperty("data").GetProperty("id").GetGuid()}")).GetProperty("data")
            .GetProperty("textContent").GetString().Should().StartWith("Well?");
    }

    [Theory]
    [InlineData("", """{"text":"x","buttons":[{"text":""}]}""", "buttons[0].text")]
    [InlineData("", """{"text":"x","buttons":[{"text":"ok"},null]}""", "buttons[1].text")]
    [InlineData("", """{"text":"x","buttons":[{"text":"12345678901234567890 1"}]}""", "buttons[0].text")]
    [InlineData("", """{"text":"x","buttons":[{"text":"https","url":"https://a.example"},{"text":"12345678901234567890 1"}]}""",
        "buttons[1].text")]
    [InlineData("", """{"text":"x","buttons":[{"text":"a","url":"nowhere"}]}""", "buttons[0].url")]
    [InlineData("", """{"text":"x","buttons":[{"text":"a","url":"https://a.example","data":"d"}]}""", "buttons[0].url")]
    [InlineData("", """{"text":"x","buttons":[{"text":"a","data":"d"},{"text":"b","data":"d"}]}""", "buttons")]
    [InlineData("", """{"text":"x","buttons":[{"text":"a","description":"73 characters: 90123456789012345678901234567890123456789012345678901234567890123"}]}""",
        "buttons[0].description")]
    [InlineData("", """{"text":"x","buttons":[{"text":"a"}],"list":{"sectionTitle":"twenty-five characters ..."}}""", "list.sectionTitle")]
    [InlineData("", """{"text":"x","buttons":[{"text":"a"}],"list":{"forceList":true,"buttonLabel":"twenty-one characters"}}""",
        "list.buttonLabel")]
    [InlineData("", """{"text":"x","buttons":[{"text":"1"},{"text":"2"},{"text":"3"},{"text":"4"},{"text":"5"},{"text":"6"},{"text":"7"},{"text":"8"},{"text":"9"},{"text":"10"},{"text":"11"}]}""",
        "buttons")]
    [InlineData("", """{"text":"x","requestLocation":true,"buttons":[{"text":"a"}]}""", "buttons")]
    [InlineData("", """{"text":"x","list":{"forceList":true}}""", "list")]
    [InlineData("", """{"text":"x","sentBy":"robot"}""", "sentBy")]
    [InlineData("/media", """{"type":"image","url":"https://example.com/a.jpg","sentBy":"robot"}""", "sentBy")]
    [InlineData("/media", """{"type":"image"}""", "url")]
    [InlineData("/media", """{"type":"image","url":"https://example.com/a.jpg","captoin":"x"}""", "captoin")]
    [InlineData("/template", """{"template":{"name":""}}""", "template.name")]
    [InlineData("/template", """{"template":{"name":"hello_world"},"language":"en_US"}""", "template")]
    [InlineData("/template", """{"template":{"name":"order_confirmation","language":"en_US","bodyParameters":["Ana"]}}""",
        "template.bodyParameters")]
    [InlineData("/template", """{"template":{"name":"order_confirmation","language":"en_US","bodyParameters":["Ana",1]}}""",
        "template.bodyParameters")]
    [InlineData("/template", """{"template":{"name":"order_confirmation","language":"en_US","bodyParameters":"Ana"}}""",
        "template.bodyParameters")]
    [InlineData("/template", """{"template":{"name":"order_confirmation","bodyParameters":["a","b"],"headerMedia":{"type":"audio","link":"https://example.com/a"}}}""",
        "template.headerMedia.type")]
    public async Task A_fault_names_the_field_of_the_request(string path, string request, string field)
    {
        var (status, body) = await SendAsync(path, "5511985299999", request);

        status.Should().Be(HttpStatusCode.BadRequest, body.ToString());
        body.GetProperty("error").GetProperty("details").GetProperty("fields").EnumerateObject().Select(f => f.Name)
            .Should().Contain(name => name == field || name.StartsWith(field + "[", StringComparison.Ordinal), body.ToString());
        (await Host.ArrivedAtAsync("5511985299999")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"template":{"name":"order_confirmation","bodyParameters":["Ana","42"]}}""", "pt_BR", 1)]
    [InlineData("""{"template":{"name":"hello_world","language":"en_US"}}""", "en_US", 0)]
    [InlineData("""{"template":{"name":"track_parcel","language":"en_US","bodyParameters":["A","B","C"],"headerMedia":{"type":"image","link":"https://example.com/a.jpg"},"buttonParameters":[{"sub_type":"url","index":0,"text":"42"},{"sub_type":"quick_reply","index":1,"payload":"stop"}]},"sentBy":"agent"}""",
        "en_US", 4)]
    public async Task The_template_of_Omnis_clients_is_sent(string request, string language, int components)
    {
        var phone = $"551198530000{components}";

        var (status, body) = await SendAsync("/template", phone, request);

        status.Should().Be(HttpStatusCode.Created, body.ToString());
        var template = (await Host.ArrivedAtAsync(phone))[0].GetProperty("message").GetProperty("template");
        template.GetProperty("language").GetProperty("code").GetString().Should().Be(language);
        (template.TryGetProperty("components", out var sent) ? sent.GetArrayLength() : 0).Should().Be(components);
    }

    [Theory]
    [InlineData("""{"text":"x","base64":"aGk="}""", "/api/v2/messages/send/media")]
    [InlineData("""{"text":"x","mediaUrl":"https://example.com/a.jpg"}""", "/api/v2/messages/send/media")]
    [InlineData("""{"url":"https://example.com/a.jpg","type":"image"}""", "/api/v2/messages/send/media")]
    [InlineData("""{"type":"sticker"}""", "/api/v2/messages/send/sticker")]
    [InlineData("""{"text":"x","voiceNote":true}""", "/api/v2/messages/send/media")]
    public async Task Media_on_the_text_route_is_pointed_to_its_own(string request, string endpoint)
    {
        var (status, body) = await SendAsync("", "5511985399999", request);

        status.Should().Be(HttpStatusCode.UnprocessableEntity, body.ToString());
        var error = body.GetProperty("error");
        error.GetProperty("code").GetString().Should().Be("WRONG_ENDPOINT");
        error.GetProperty("hint").GetProperty("endpoint").GetString().Should().Be(endpoint);
        error.GetProperty("hint").GetProperty("requiredFields").EnumerateArray().Should().NotBeEmpty();
        error.GetProperty("hint").GetProperty("optionalFields").EnumerateArray().Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("{\"text\":", "INVALID_JSON")]
    [InlineData("not json", "INVALID_JSON")]
    [InlineData("", "INVALID_JSON")]
    [InlineData("[]", "VALIDATION_ERROR")]
    [InlineData("{\"text\":1}", "VALIDATION_ERROR")]
    public async Task A_body_that_is_no_JSON_has_a_code_of_its_own(string body, string code)
    {
        var (status, answer) = await Host.PostAsync("/api/v2/messages/send", body);

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("code").GetString().Should().Be(code);
    }

    [Fact]
    public async Task Empty_fields_of_media_and_other_types_do_not_matter_on_the_text_route()
    {
        using var content = new StringContent(
            $$"""{"instanceId":"{{fixture.InstanceId}}","to":"5511985400001","text":"x","type":"text","url":null,"base64":"","voiceNote":false,"sentBy":"user"}""",
            System.Text.Encoding.UTF8, "application/json");
        using var answer = await Host.Api.PostAsync(new Uri("/api/v2/messages/send", UriKind.Relative), content);

        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        answer.Headers.GetValues("x-omni-ignored").Single().Should().Contain("sentBy");
    }

    [Fact]
    public async Task A_reaction_answers_success_and_is_taken_back()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.re/act==", "5511985500001", "so"), fixture.InstanceId);

        var (status, body) = await SendAsync("/reaction", "5511985500001", """{"messageId":"wamid.re/act==","emoji":"👍"}""");
        using var removal = new HttpRequestMessage(HttpMethod.Delete, "/api/v2/messages/wamid.re%2Fact%3D%3D/reactions")
        {
            Content = new StringContent(
                """{"platformUserId":"5511985500001","emoji":"👍"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        using var removed = await Host.Api.SendAsync(removal);
        using var bare = await Host.Api.DeleteAsync(new Uri("/api/v2/messages/wamid.re/act==/reactions", UriKind.Relative));

        status.Should().Be(HttpStatusCode.OK, body.ToString());
        body.GetProperty("success").GetBoolean().Should().BeTrue();
        body.GetProperty("data").GetProperty("messageId").GetString().Should().StartWith("wamid.");
        body.GetProperty("data").GetProperty("timestamp").GetInt64().Should().BePositive();
        removed.StatusCode.Should().Be(HttpStatusCode.OK, await removed.Content.ReadAsStringAsync());
        bare.StatusCode.Should().Be(HttpStatusCode.OK, await bare.Content.ReadAsStringAsync());
        (await Host.ArrivedAtAsync("5511985500001")).Select(m => m.GetProperty("message").GetProperty("reaction"))
            .Select(r => r.TryGetProperty("emoji", out var emoji) ? emoji.GetString() : null).Should().Equal("👍", "", "");
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string path, string to, string fields) => Host.PostAsync(
        $"/api/v2/messages/send{path}", $$"""{"instanceId":"{{fixture.InstanceId}}","to":"{{to}}",{{fields[1..]}}""");
}
