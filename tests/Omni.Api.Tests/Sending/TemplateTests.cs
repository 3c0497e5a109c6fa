using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>A template is checked against the account's real one before anything is sent, however it is filled in.</summary>
public sealed class TemplateTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Account = "102290129340398";

    private static int _people;

    private readonly string _phone = $"5511982{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Positional_texts_fill_the_placeholders_and_the_message_reads_as_its_reader_sees_it()
    {
        var (status, answer) =
            await SendAsync(new { name = "order_confirmation", language = "en_US", parameters = new object[] { "Ana", 42 } });

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await ArrivedAsync()).GetProperty("template").GetProperty("components").ToString()
            .Should().Be("""[{"type":"body","parameters":[{"type":"text","text":"Ana"},{"type":"text","text":"42"}]}]""");
        var message = (await Host.GetAsync($"/api/v2/messages/{answer.GetProperty("data").GetProperty("id").GetGuid()}"))
            .GetProperty("data");
        message.GetProperty("messageType").GetString().Should().Be("text", "Omni's consumers know no other name for it");
        message.GetProperty("textContent").GetString().Should().Be("Hi Ana, your order 42 is on its way.");
        message.GetProperty("rawPayload").GetProperty("template").GetString().Should().Be("order_confirmation");
    }

    [Fact]
    public async Task Named_texts_go_where_their_names_are()
    {
        await SendAsync(
            new { name = "appointment", language = "en", parameters = new { time = "10:00", first_name = "Ana", day = "Monday" } });

        var components = (await ArrivedAsync()).GetProperty("template").GetProperty("components");
        components[0].GetProperty("parameters")[0].GetProperty("parameter_name").GetString().Should().Be("first_name");
        components[1].GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("text").GetString())
            .Should().Equal("Ana", "Monday", "10:00");
    }

    [Fact]
    public async Task A_code_goes_into_the_body_and_the_button()
    {
        await SendAsync(new { name = "login_code", language = "en_US", parameters = new[] { "123456" } });

        var components = (await ArrivedAsync()).GetProperty("template").GetProperty("components");
        components[0].GetProperty("parameters")[0].GetProperty("text").GetString().Should().Be("123456");
        components[1].GetProperty("sub_type").GetString().Should().Be("url");
        components[1].GetProperty("parameters")[0].GetProperty("text").GetString().Should().Be("123456");
    }

    [Theory]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana"]}""", "parameters[1]",
        "takes 2 (body 1, body 2), 1 given")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana","42","more"]}""", "parameters[2]", "one too many")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":{"a":"b"}}""", "parameters", "must be a list")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana","line\nbreak"]}""", "parameters[1]", "line break")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana",""]}""", "parameters[1]", "empty")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana",{"x":1}]}""", "parameters[1]", "a text or a number")]
    [InlineData(
        """{"name":"appointment","language":"en","parameters":{"first_name":"Ana","day":"Monday"}}""", "parameters.time", "missing")]
    [InlineData(
        """{"name":"appointment","language":"en","parameters":{"first_name":"Ana","day":"Monday","time":"10","place":"here"}}""",
        "parameters.place", "no placeholder")]
    [InlineData("""{"name":"appointment","language":"en","parameters":["Ana"]}""", "parameters", "must be an object")]
    [InlineData("""{"name":"no_such_template","language":"en_US","parameters":[]}""", "name", "no template 'no_such_template'")]
    [InlineData("""{"name":"order_confirmation","language":"fr","parameters":["a","b"]}""", "language", "en_US, pt_BR")]
    [InlineData("""{"name":"old_news","language":"en_US","parameters":[]}""", "name", "PAUSED")]
    [InlineData("""{"name":"track_parcel","language":"en_US","parameters":["a","b","c"]}""", "parameters", "use 'components'")]
    [InlineData("""{"name":"track_parcel","language":"en_US","parameters":["a","b","c","d"]}""", "headerMedia", "IMAGE")]
    [InlineData("""{"name":"track_parcel","language":"en_US","parameters":["a","b","c","d"],"headerMedia":{"type":"video","id":"1"}}""",
        "headerMedia.type", "must be image")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","parameters":["a","b","c","d"],"headerMedia":{"link":"http://10.0.0.1/a.jpg"}}""",
        "headerMedia.image.link", "not a public address")]
    [InlineData("""{"name":"track_parcel","language":"en_US","parameters":["a","b","c","d"],"headerMedia":{}}""",
        "headerMedia.image", "an id or a link")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","parameters":["a","b","c","d"],"headerMedia":{"id":"1"},"buttonParameters":[{"index":1,"payload":""}]}""",
        "buttonParameters[0].payload", "is required")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","parameters":["a","b","c","d"],"headerMedia":{"id":"1"},"buttonParameters":[{"index":2,"payload":"x"}]}""",
        "buttonParameters[0].index", "has 2")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","parameters":["a","b","c","d"],"headerMedia":{"id":"1"},"buttonParameters":[{"index":1,"text":"x"}]}""",
        "buttonParameters[0].payload", "QUICK_REPLY")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["a","b"],"headerMedia":{"id":"1"}}""",
        "headerMedia", "no header")]
    [InlineData("""{"name":"order_confirmation","language":"en_US"}""", "parameters[0]", "takes 2")]
    [InlineData("""{"name":"appointment","language":"en"}""", "parameters.day", "missing")]
    [InlineData("""{"name":"login_code","language":"en_US"}""", "parameters[0]", "missing")]
    [InlineData("""{"name":"track_parcel","language":"en_US"}""", "headerMedia", "IMAGE")]
    [InlineData("""{"name":"three_ideas","language":"en_US"}""", "components", "carousel")]
    [InlineData("""{"name":"spring_sale","language":"en_US","parameters":["Ana","CODE","x"]}""", "parameters", "use 'components'")]
    [InlineData("""{"name":"no_such_template","language":"en_US"}""", "name", "no template 'no_such_template'")]
    [InlineData("""{"name":"hello_world","language":"pt_BR"}""", "language", "en_US")]
    [InlineData("""{"name":"old_news","language":"en_US"}""", "name", "PAUSED")]
    [InlineData("""{"name":"no_such_template","language":"en_US","components":[]}""", "name", "no template 'no_such_template'")]
    [InlineData("""{"name":"old_news","language":"en_US","components":[]}""", "name", "PAUSED")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","components":[]}""", "components.body", "takes 2 (1, 2)")]
    [InlineData("""{"name":"hello_world","language":"en_US","components":[{"type":"body","parameters":[{"type":"text","text":"a"}]}]}""",
        "components[0].parameters", "takes 0")]
    [InlineData(
        """{"name":"order_confirmation","language":"en_US","components":[{"type":"BODY","parameters":[{"type":"text","text":"a"}]}]}""",
            "components[0].parameters", "has 1 values")]
    [InlineData(
        """{"name":"order_confirmation","language":"en_US","components":[{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"image","image":{"id":"1"}}]}]}""",
        "components[0].parameters[1].type", "must be text")]
    [InlineData(
        """{"name":"appointment","language":"en","components":[{"type":"header","parameters":[{"type":"text","text":"Ana"}]},{"type":"body","parameters":[{"type":"text","text":"a","parameter_name":"first_name"},{"type":"text","text":"b","parameter_name":"first_name"},{"type":"text","text":"c","parameter_name":"where"}]}]}""",
        "components[1].parameters[2].parameter_name", "no placeholder")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","components":[{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"x"}]}]}""",
        "components.header", "IMAGE")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","components":[{"type":"header","parameters":[{"type":"document","document":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"}]}]}""",
        "components[0].parameters[0].type", "must be image")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"}]}]}""",
        "components.buttons[0]", "'Track'")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","components":[{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"x"}]},{"type":"button","sub_type":"hologram","index":"0"},{"type":"button","sub_type":"url","index":"2","parameters":[{"type":"text","text":"x"}]}]}""",
        "components[0].sub_type", "must be quick_reply")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","components":[{"type":"button","sub_type":"hologram","index":"0"}]}""",
        "components[0].sub_type", "must be one of")]
    [InlineData("""{"name":"three_ideas","language":"en_US","components":[{"type":"body","parameters":[{"type":"text","text":"a"}]}]}""",
        "components.carousel", "2 cards")]
    [InlineData(
        """{"name":"three_ideas","language":"en_US","components":[{"type":"carousel","cards":[{"card_index":0,"components":[]},{"card_index":1,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]}]},{"card_index":2,"components":[]}]}]}""",
        "components[0].cards", "2 cards")]
    [InlineData(
        """{"name":"three_ideas","language":"en_US","components":[{"type":"body","parameters":[{"type":"text","text":"a"}]},{"type":"carousel","cards":[{"card_index":0,"components":[]},{"card_index":1,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]}]}]}]}""",
        "components[1].cards[0].components.header", "IMAGE")]
    [InlineData(
        """{"name":"spring_sale","language":"en_US","components":[{"type":"body","parameters":[{"type":"text","text":"a"}]}]}""",
        "components.limited_time_offer", "ends at a time")]
    public async Task What_does_not_fit_is_refused_by_name(string body, string field, string message)
    {
        var (status, answer) = await SendAsync(JsonElement.Parse(body));

        status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty(field)[0].GetString()
            .Should().Contain(message);
        (await Host.ArrivedAtAsync(_phone)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_fallback_is_looked_up_too()
    {
        foreach (var (fallback, field) in new[]
        {
            ("""{"name":"no_such_template","language":"en_US"}""", "fallbackTemplate.name"),
            ("""{"name":"old_news","language":"en_US","components":[]}""", "fallbackTemplate.name"),
            ("""{"name":"order_confirmation","language":"en_US"}""", "fallbackTemplate.parameters[0]"),
            ("""{"name":"order_confirmation","language":"en_US","components":[]}""", "fallbackTemplate.components.body"),
            ("""{"name":"track_parcel","language":"en_US","parameters":["a","b","c","d"]}""", "fallbackTemplate.headerMedia"),
        })
        {
            var (status, answer) = await Host.PostAsync("/api/v2/messages/send",
                new { fixture.InstanceId, to = _phone, text = "x", fallbackTemplate = JsonElement.Parse(fallback) });

            status.Should().Be(HttpStatusCode.BadRequest, fallback);
            answer.GetProperty("error").GetProperty("details").GetProperty("fields").EnumerateObject().Select(f => f.Name)
                .Should().Contain(field);
        }

        (await Host.ArrivedAtAsync(_phone)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"name":"hello_world","language":"en-us"}""",
        "Hello World|Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification from the "
        + "Cloud API.|WhatsApp Business Platform sample message")]
    [InlineData("""{"name":"appointment","language":"en","parameters":{"first_name":"Ana","day":"Monday","time":"10:00"}}""",
        "See you soon, Ana|Ana, we expect you on Monday at 10:00.")]
    [InlineData(
        """{"name":"appointment","language":"en","components":[{"type":"Header","parameters":[{"type":"text","text":"Ana","parameter_name":"first_name"}]},{"type":"BODY","parameters":[{"type":"text","text":"10:00","parameter_name":"time"},{"type":"text","text":"Ana","parameter_name":"first_name"},{"type":"text","text":"Monday","parameter_name":"day"}]}]}""",
        "See you soon, Ana|Ana, we expect you on Monday at 10:00.")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/a.jpg"}}]},{"type":"body","parameters":[{"type":"text","text":"A1"},{"type":"date_time","date_time":{"fallback_value":"May 1"}},{"type":"currency","currency":{"fallback_value":"$9","code":"USD","amount_1000":9000}}]},{"type":"button","sub_type":"URL","index":0,"parameters":[{"type":"text","text":"A1"}]}]}""",
        "Parcel A1 has left on May 1; it costs $9.|[Track] [Stop]")]
    [InlineData(
        """{"name":"track_parcel","language":"en_US","parameters":["A1","May 1","$9","A1"],"headerMedia":{"link":"https://example.com/a.jpg"},"buttonParameters":[{"index":1,"payload":"stop"}]}""",
        "Parcel A1 has left on May 1; it costs $9.|[Track] [Stop]")]
    [InlineData(
        """{"name":"spring_sale","language":"en_US","components":[{"type":"limited_time_offer","parameters":[{"type":"limited_time_offer","limited_time_offer":{"expiration_time_ms":1800000000000}}]},{"type":"body","parameters":[{"type":"text","text":"Ana"}]},{"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"SPRING"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"x"}]}]}""",
        "Ends soon|Hello Ana, 20 % off.|[Copy code] [Shop]")]
    [InlineData("""{"name":"login_code","language":"en_US","parameters":[123456]}""", "*123456* is your verification code.|[Copy code]")]
    [InlineData(
        """{"name":"hello_world","language":"en_US","components":[{"type":"tap_target_configuration","parameters":{"any":"shape"}}]}""",
        "Hello World|Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification from the "
        + "Cloud API.|WhatsApp Business Platform sample message")]
    public async Task The_message_has_the_words_that_its_reader_sees(string body, string lines)
    {
        var (status, answer) = await SendAsync(JsonElement.Parse(body));

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await TextOfAsync(answer)).Should().Be(lines.Replace('|', '\n'));
    }

    [Fact]
    public async Task The_words_of_cards_are_those_of_the_reader_too_and_flows_and_products_have_a_field()
    {
        await AddAsync("cards", new { type = "BODY", text = "Look" }, new
        {
            type = "CAROUSEL",
            cards = new[] { Card("One {{1}}", "More"), Card("Two", "Buy") },
        });
        await AddAsync("actions", new { type = "BODY", text = "Do it" }, new
        {
            type = "BUTTONS",
            buttons = new object[] { new { type = "FLOW", text = "Book" }, new { type = "MPM", text = "See" } },
        });
        var value = JsonElement.Parse("""{"type":"body","parameters":[{"type":"text","text":"A"}]}""");
        var image = JsonElement.Parse("""{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]}""");
        var cards = new
        {
            name = "cards",
            language = "en_US",
            components = new[]
            {
                new
                {
                    type = "CAROUSEL",
                    cards = new[]
                    {
                        new { card_index = 1, components = new[] { image } },
                        new
                        {
                            card_index = 0,
                            components = new[] { image, value },
                        },
                    },
                },
            },
        };

        // The other tests ask for many unknown templates: the account's list is read anew when its turn comes.
        var (_, sent) = await Eventually.IsAsync(
            () => SendAsync(cards), answer => answer.Status == HttpStatusCode.Created, "the new templates are known");
        (await TextOfAsync(sent)).Should().Be("Look\nOne A\n[More]\nTwo\n[Buy]");

        foreach (var (more, field) in new[] { ("""{}""", "buttonParameters"), ("""{"components":[]}""", "components.buttons[1]") })
        {
            var body = JsonNode.Parse(more)!.AsObject();
            (body["name"], body["language"]) = ("actions", "en_US");
            var (status, refused) = await SendAsync(body);
            status.Should().Be(HttpStatusCode.BadRequest, refused.ToString());
            refused.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty(field, out _)
                .Should().BeTrue(refused.ToString());
        }

        var (filled, answer) = await SendAsync(JsonElement.Parse(
            """{"name":"actions","language":"en_US","buttonParameters":[{"index":0,"action":{"flow_token":"t"}},{"index":1,"action":{"sections":[{"product_items":[{"product_retailer_id":"p"}]}]}}]}"""));
        filled.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await Host.ArrivedAtAsync(_phone))[^1].GetProperty("message").GetProperty("template").GetProperty("components").ToString()
            .Should().Be(
                """[{"type":"button","sub_type":"flow","index":"0","parameters":[{"type":"action","action":{"flow_token":"t"}}]},{"type":"button","sub_type":"mpm","index":"1","parameters":[{"type":"action","action":{"sections":[{"product_items":[{"product_retailer_id":"p"}]}]}}]}]""");
    }

    [Fact]
    public async Task A_code_is_for_phone_numbers_only()
    {
        var (status, answer) = await Host.PostAsync(
            "/api/v2/messages/send/template",
            new
            {
                fixture.InstanceId,
                to = "BR.9032118765401234567",
                name = "login_code",
                language = "en_US",
                parameters = new[] { "123456" },
            });

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty("to", out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_template_that_changes_is_read_anew_when_its_webhook_comes()
    {
        await SendAsync(new { name = "order_confirmation", language = "en_US", parameters = new[] { "a", "b" } });
        var added = new
        {
            name = "brand_new",
            language = "en_US",
            status = "APPROVED",
            category = "UTILITY",
            components = new[] { new { type = "BODY", text = "One {{1}}" } },
        };
        await Host.PostAsync($"/sandbox/accounts/{Account}/templates", added, Host.Web);
        await Eventually.IsAsync(
            () => SendAsync(new { name = "brand_new", language = "en_US", parameters = new[] { "x" } }),
            sent => sent.Status == HttpStatusCode.Created,
            "the new template is known");

        await Host.PostAsync(
            $"/sandbox/accounts/{Account}/templates", added with { components = [new { type = "BODY", text = "One {{1}} and {{2}}" }] },
            Host.Web);

        await Eventually.IsAsync(
            () => SendAsync(new { name = "brand_new", language = "en_US", parameters = new[] { "x", "y" } }),
            sent => sent.Status == HttpStatusCode.Created,
            "the change is known");
    }

    [Fact]
    public async Task When_templates_cannot_be_read_the_short_form_is_not_sent_and_the_reason_is_told()
    {
        await using var host = OmniHost.Start();
        var instanceId = await host.ConnectAsync(TestNumber.Fixtures);
        await host.PostAsync("/sandbox/faults", new { count = 3, errorCode = 10 }, host.Web);

        var (status, answer) = await host.PostAsync(
            "/api/v2/messages/send/template",
            new { instanceId, to = _phone, name = "order_confirmation", language = "en_US", parameters = new[] { "a", "b" } });

        status.Should().Be(HttpStatusCode.BadGateway);
        answer.GetProperty("error").GetProperty("message").GetString().Should().Contain("could not be read");
        (await host.ListAsync("/api/v2/messages")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"name":"order_confirmation","language":"en_US"}""")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","components":[{"type":"tap_target_configuration"}]}""")]
    public async Task When_templates_cannot_be_read_Meta_judges_what_needs_no_look_at_them(string body)
    {
        await using var host = OmniHost.Start();
        var request = JsonNode.Parse(body)!.AsObject();
        (request["instanceId"], request["to"]) = (await host.ConnectAsync(TestNumber.Fixtures), _phone);
        await host.PostAsync("/sandbox/faults", new { untilCleared = true, calls = "others", errorCode = 10 }, host.Web);

        var (status, answer) = await host.PostAsync("/api/v2/messages/send/template", request);

        status.Should().Be(HttpStatusCode.BadGateway, answer.ToString());
        answer.GetProperty("error").GetProperty("details").GetProperty("errorCode").GetString().Should().Be("132000", "Meta refused it");
    }

    private static object Card(string text, string button) => new
    {
        components = new object[]
        {
            new { type = "HEADER", format = "IMAGE" }, new { type = "BODY", text },
            new { type = "BUTTONS", buttons = new[] { new { type = "QUICK_REPLY", text = button } } },
        },
    };

    private async Task<string?> TextOfAsync(JsonElement answer) =>
        (await Host.GetAsync($"/api/v2/messages/{answer.GetProperty("data").GetProperty("id").GetGuid()}"))
            .GetProperty("data").GetProperty("textContent").GetString();

    private Task AddAsync(string name, params object[] components) => Host.PostAsync(
        $"/sandbox/accounts/{Account}/templates",
        new { name, language = "en_US", status = "APPROVED", category = "UTILITY", components }, Host.Web);

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(object template)
    {
        var body = JsonSerializer.SerializeToNode(template)!.AsObject();
        (body["instanceId"], body["to"]) = (fixture.InstanceId, _phone);
        return Host.PostAsync("/api/v2/messages/send/template", body);
    }

    private async Task<JsonElement> ArrivedAsync() =>
        (await Host.ArrivedAtAsync(_phone)).Should().ContainSingle().Subject.GetProperty("message");
}
