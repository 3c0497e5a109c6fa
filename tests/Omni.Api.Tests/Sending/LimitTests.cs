using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>
/// Every limit of Meta: at it the message goes out, one over it is a 400 that names field, limit and what was given; and nothing is stored.
/// </summary>
public sealed class LimitTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static int _people;

    private static readonly List<Limit> Limits =
    [
        new("text", "", "text", 65_536, n => new { text = Text(n) }),
        new("caption", "/media", "caption", 1024, n => new { type = "image", url = "https://example.com/a.jpg", caption = Text(n) }),
        new("filename", "/media", "filename", 240, n => new { type = "document", url = "https://example.com/a.pdf", filename = Text(n) }),
        new("latitude", "/location", "latitude", 90, n => new { latitude = n, longitude = 0 }),
        new("latitude, south", "/location", "latitude", 90, n => new { latitude = -n, longitude = 0 }),
        new("longitude", "/location", "longitude", 180, n => new { latitude = 0, longitude = n }),
        new("longitude, west", "/location", "longitude", 180, n => new { latitude = 0, longitude = -n }),
        new("location name", "/location", "name", 1000, n => new { latitude = 0, longitude = 0, name = Text(n) }),
        new("location address", "/location", "address", 1000, n => new { latitude = 0, longitude = 0, address = Text(n) }),
        new("replyTo", "", "replyTo", 512, n => new { text = "x", replyTo = Text(n) }),
        new("contacts", "/contact", "contacts", 5,
            n => new { contacts = Enumerable.Range(0, n).Select(i => new { name = new { formatted_name = $"n{i}", first_name = "n" } }) }),
        new("one emoji", "/reaction", "emoji", 1,
            n => new { messageId = "wamid.x", emoji = string.Concat(Enumerable.Repeat("👩‍👩‍👧", n)) }),
        new("template name", "/template", "name", LimitTemplates.LongestName, n => new { name = new string('a', n), language = "en" }),
        new("template header text", "/template", "components[0].parameters[0].text", 60,
            n => LimitTemplates.Of("header", new { type = "header", parameters = new[] { new { type = "text", text = Text(n) } } })),
        new("template body text beside others", "/template", "components[0].parameters[0].text", 1024,
            n => LimitTemplates.Of("body", Body(Text(n)), new { type = "header" })),
        new("template body text alone", "/template", "components[0].parameters[0].text", 32_768,
            n => LimitTemplates.Of("body", Body(Text(n)))),
        new("template body text in all", "/template", "components[0].parameters", 1024 - 100,
            n => LimitTemplates.Of("long_body", Body(Text(n)), new { type = "header" })),
        new("spaces in a template text", "/template", "components[0].parameters[0].text", 4,
            n => LimitTemplates.Of("body", Body($"a{new string(' ', n)}b"))),
        new("template button index", "/template", "components[0].index", 9,
            n => LimitTemplates.Of("buttons", Button("quick_reply", n, new { type = "payload", payload = "x" }))),
        new("quick reply payload", "/template", "components[0].parameters[0].payload", 128,
            n => LimitTemplates.Of("buttons", Button("quick_reply", 0, new { type = "payload", payload = Text(n) }))),
        new("coupon code", "/template", "components[0].parameters[0].coupon_code", 20,
            n => LimitTemplates.Of("coupon", Button("copy_code", 0, new { type = "coupon_code", coupon_code = Text(n) }))),
        new("coupon code of an offer", "/template", "components[0].parameters[0].coupon_code", 15,
            n => LimitTemplates.Of("offer", Button("copy_code", 0, new { type = "coupon_code", coupon_code = Text(n) }))),
        new("template products", "/template", "components[0].parameters[0].action.sections", 30,
            n => LimitTemplates.Of("products", Button("mpm", 0, new { type = "action", action = new { sections = Products(n) } }))),
        new("template cards", "/template", "components[0].cards", 10,
            n => LimitTemplates.Of("cards", new
            {
                type = "carousel",
                cards = Enumerable.Range(0, n).Select(i => new { card_index = i, components = Array.Empty<object>() }),
            })),
        new("interactive header", "/interactive", "interactive.header.text", 60, n => Buttons(header: Text(n))),
        new("interactive body", "/interactive", "interactive.body.text", 1024, n => Buttons(body: Text(n))),
        new("interactive body of a list", "/interactive", "interactive.body.text", 4096, n => List(body: Text(n))),
        new("interactive footer", "/interactive", "interactive.footer.text", 60, n => Buttons(footer: Text(n))),
        new("buttons", "/interactive", "interactive.action.buttons", 3, n => Buttons(count: n)),
        new("button id", "/interactive", "interactive.action.buttons[0].reply.id", 256, n => Buttons(id: Text(n))),
        new("button title", "/interactive", "interactive.action.buttons[0].reply.title", 20, n => Buttons(title: Text(n))),
        new("list button", "/interactive", "interactive.action.button", 20, n => List(button: Text(n))),
        new("list sections", "/interactive", "interactive.action.sections", 10, n => List(sections: n, rows: 1)),
        new("list rows", "/interactive", "interactive.action.sections", 10, n => List(rows: n)),
        new("row id", "/interactive", "interactive.action.sections[0].rows[0].id", 200, n => List(rowId: Text(n))),
        new("row title", "/interactive", "interactive.action.sections[0].rows[0].title", 24, n => List(rowTitle: Text(n))),
        new("row description", "/interactive", "interactive.action.sections[0].rows[0].description", 72,
            n => List(rowDescription: Text(n))),
        new("section title", "/interactive", "interactive.action.sections[0].title", 24, n => List(sectionTitle: Text(n))),
        new("link button", "/interactive", "interactive.action.parameters.display_text", 20,
            n => Interactive(
                "cta_url", new { name = "cta_url", parameters = new { display_text = Text(n), url = "https://example.com" } })),
        new("flow button", "/interactive", "interactive.action.parameters.flow_cta", 30, n => Interactive(
            "flow", new { name = "flow", parameters = new { flow_message_version = "3", flow_id = "1", flow_cta = Text(n) } })),
        new("products", "/interactive", "interactive.action.sections", 30, n => Interactive("product_list", new
        {
            catalog_id = "1",
            sections = Products(n),
        }, header: "Ours")),
        new("call button", "/interactive", "interactive.action.parameters.display_text", 20,
            n => Interactive("voice_call", new { name = "voice_call", parameters = new { display_text = Text(n), ttl_minutes = 1 } })),
        new("minutes of a call button", "/interactive", "interactive.action.parameters.ttl_minutes", 43_200,
            n => Interactive("voice_call", new { name = "voice_call", parameters = new { ttl_minutes = n } })),
        new("quick reply of a card", "/interactive", "interactive.action.cards[0].action.buttons[0].quick_reply.title", 20,
            n => Interactive("carousel", new { cards = new[] { QuickReplyCard(0, Text(n)), QuickReplyCard(1, "x") } })),
        new("carousel cards", "/interactive", "interactive.action.cards", 10,
            n => Interactive("carousel", new { cards = Enumerable.Range(0, n).Select(i => Card(i, "x")) })),
        new("carousel card body", "/interactive", "interactive.action.cards[0].body.text", 160,
            n => Interactive("carousel", new { cards = new[] { Card(0, Text(n)), Card(1, "x") } })),
        new("image bytes", "/media", "file", 5 * 1024 * 1024, n => new { type = "image", base64 = Padded(TestMedia.Jpeg, n) }),
        new("video bytes", "/media", "file", 16 * 1024 * 1024, n => new { type = "video", base64 = Padded(TestMedia.Mp4, n) }),
        new("audio bytes", "/media", "file", 16 * 1024 * 1024, n => new { type = "audio", base64 = Padded(TestMedia.Mp3, n) }),
        new("sticker bytes", "/sticker", "file", 100 * 1024, n => new { base64 = Convert.ToBase64String(TestMedia.WebP(size: n)) }),
        new("moving sticker bytes", "/sticker", "file", 500 * 1024,
            n => new { base64 = Convert.ToBase64String(TestMedia.WebP(isAnimated: true, size: n)) }),
        new("sticker pixels", "/sticker", "file", 512, n => new { base64 = Convert.ToBase64String(TestMedia.WebP(width: n)) }),
    ];

    public static TheoryData<string> Names => [.. Limits.Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task At_the_limit_it_goes_out(string name)
    {
        var limit = Limits.Single(l => l.Name == name);

        var (status, answer) = await PostAsync(limit, limit.Max);

        status.Should().BeOneOf([HttpStatusCode.Created, HttpStatusCode.OK], answer.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task One_over_the_limit_is_refused_by_name(string name)
    {
        var limit = Limits.Single(l => l.Name == name);
        var before = (await fixture.Host.ListAsync("/api/v2/messages?limit=100")).Count;

        var (status, answer) = await PostAsync(limit, limit.Max + 1);

        status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
        var fields = answer.GetProperty("error").GetProperty("details").GetProperty("fields");
        fields.EnumerateObject().Select(f => f.Name).Should().Contain(limit.Field, answer.ToString());
        fields.GetProperty(limit.Field)[0].GetString().Should().StartWith($"'{limit.Field}' ");
        if (limit.Max > 9 && limit.Name != "template body text in all")
            fields.GetProperty(limit.Field)[0].GetString()!.Replace(",", "", StringComparison.Ordinal).Should().Contain($"{limit.Max}");
        (await fixture.Host.ListAsync("/api/v2/messages?limit=100")).Should().HaveCount(before, "nothing is stored");
    }

    [Theory]
    [InlineData("/media", """{"type":"audio","url":"https://example.com/a.mp3","caption":"no"}""", "caption")]
    [InlineData("/media", """{"type":"image","url":"ftp://example.com/a.jpg"}""", "url")]
    [InlineData("/media", """{"type":"image","url":"https://user:secret@example.com/a.jpg"}""", "url")]
    [InlineData("/media", """{"type":"image"}""", "url")]
    [InlineData("/media", """{"type":"image","url":"https://example.com/a.jpg","base64":"AAAA"}""", "url")]
    [InlineData("/media", """{"type":"image","base64":"not base64!"}""", "base64")]
    [InlineData("/media", """{"type":"image","mediaId":"01234567-89ab-7def-8123-456789abcdef"}""", "mediaId")]
    [InlineData("/media", """{"type":"hologram","url":"https://example.com/a"}""", "type")]
    [InlineData("/media", """{"type":"image","url":"https://example.com/a.jpg","voiceNote":true}""", "voiceNote")]
    [InlineData("/media", """{"type":"document","url":"https://example.com/a.pdf","filename":"../a.pdf"}""", "filename")]
    [InlineData("/media", """{"type":"image","base64":""}""", "file")]
    [InlineData("/location", """{}""", "latitude")]
    [InlineData("/location", """{"latitude":"north","longitude":1}""", "latitude")]
    [InlineData("/contact", """{}""", "contact")]
    [InlineData("/contact", """{"contact":{"phone":"1"}}""", "contact.name")]
    [InlineData("/contact", """{"contacts":[]}""", "contacts")]
    [InlineData("/contact", """{"contacts":[{"phones":[{"phone":"1"}]}]}""", "contacts[0].name")]
    [InlineData("/contact", """{"contacts":[{"name":{"formatted_name":"A"},"phones":[{"type":"HOME"}]}]}""", "contacts[0].phones[0].phone")]
    [InlineData("/contact", """{"contacts":[{"name":{"formatted_name":"A"},"birthday":"yesterday"}]}""", "contacts[0].birthday")]
    [InlineData("/contact", """{"contacts":[{"name":{"formatted_name":"A"},"phones":"none"}]}""", "contacts[0].phones")]
    [InlineData("/reaction", """{"emoji":"👍"}""", "messageId")]
    [InlineData("/reaction", """{"messageId":"wamid.x"}""", "emoji")]
    [InlineData("/reaction", """{"messageId":"wamid.x","emoji":"A"}""", "emoji")]
    [InlineData("/reaction", """{"messageId":"01234567-89ab-7def-8123-456789abcdef","emoji":"👍"}""", "messageId")]
    [InlineData("/template", """{"name":"order_confirmation"}""", "language")]
    [InlineData("/template", """{"name":"order_confirmation","language":"english"}""", "language")]
    [InlineData("/template", """{"name":"order_confirmation","language":"en_US","components":{}}""", "components")]
    [InlineData("/template", """{"name":"order_confirmation","language":"en_US","components":[{"parameters":[]}]}""", "components[0].type")]
    [InlineData("/template", """{"name":"order_confirmation","language":"en_US","components":[{"type":5}]}""", "components[0].type")]
    [InlineData("/template", """{"name":"a","language":"en","components":[{"type":"BODY","parameters":{}}]}""", "components[0].parameters")]
    [InlineData("/template", """{"name":"a","language":"en","components":[{"type":"body"},{"type":"BODY"}]}""", "components[1]")]
    [InlineData("/template",
        """{"name":"a","language":"en","components":[{"type":"button","sub_type":"url","index":0,"parameters":[{"type":"text","text":"x"}]},{"type":"button","sub_type":"flow","index":"0"}]}""",
            "components[1]")]
    [InlineData("/template", """{"name":"a","language":"en","components":[{"type":"button","sub_type":"url","index":"0"}]}""",
        "components[0].parameters")]
    [InlineData("/template",
        """{"name":"a","language":"en","components":[{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":""}]}]}""",
            "components[0].parameters[0].text")]
    [InlineData("/template",
        """{"name":"a","language":"en","components":[{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":""}]}]}""",
            "components[0].parameters[0].payload")]
    [InlineData("/template",
        """{"name":"a","language":"en","components":[{"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code"}]}]}""",
            "components[0].parameters[0].coupon_code")]
    [InlineData("/template",
        """{"name":"a","language":"en","components":[{"type":"Carousel","cards":[{"card_index":0},{"card_index":0}]}]}""",
            "components[0].cards[1].card_index")]
    [InlineData("/template", """{"name":"a","language":"en","components":[{"type":"carousel","cards":[{"card_index":0}]}]}""",
        "components[0].cards")]
    [InlineData("/template",
        """{"name":"a","language":"en","components":[{"type":"limited_time_offer","parameters":[{"type":"limited_time_offer"}]}]}""",
            "components[0].parameters[0].limited_time_offer.expiration_time_ms")]
    [InlineData("/template", """{"name":"order_confirmation","language":"en_US","headerMedia":5}""", "headerMedia")]
    [InlineData("/template", """{"name":"order_confirmation","language":"en_US","buttonParameters":{}}""", "buttonParameters")]
    [InlineData("/template", """{"name":"order_confirmation","language":"en_US","components":[],"headerMedia":{}}""", "headerMedia")]
    [InlineData("/template", """{"name":"order_confirmation","language":"en_US","components":[5]}""", "components[0]")]
    [InlineData("/template", """{"name":"order_confirmation","language":"en_US","components":[],"parameters":[]}""", "parameters")]
    [InlineData("/template",
        """{"name":"a","language":"en","components":[{"type":"body","parameters":[{"type":"currency","currency":{"fallback_value":"1","code":"Real"}}]}]}""",
            "components[0].parameters[0].currency.code")]
    [InlineData("/template", """{"name":"a","language":"en","components":[{"type":"body","parameters":[{"type":"date_time"}]}]}""",
        "components[0].parameters[0].date_time.fallback_value")]
    [InlineData("/template",
        """{"name":"a","language":"en","components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1","link":"https://example.com"}}]}]}""",
            "components[0].parameters[0].image")]
    [InlineData("/template", """{"name":"a","language":"en","components":[{"type":"button","index":"0"}]}""", "components[0].sub_type")]
    [InlineData("/template", """{"name":"a","language":"en","components":[{"type":"body","parameters":[{"type":"text","text":"a\nb"}]}]}""",
        "components[0].parameters[0].text")]
    [InlineData("/interactive", """{"interactive":{"type":"hologram","body":{"text":"a\u0000b"}}}""", "interactive")]
    [InlineData("/interactive", """{}""", "interactive")]
    [InlineData("/interactive", """{"interactive":{"type":"","body":{"text":"x"},"action":{}}}""", "interactive.type")]
    [InlineData("/interactive", """{"interactive":{"type":7,"body":{"text":"x"},"action":{}}}""", "interactive.type")]
    [InlineData("/interactive",
        """{"interactive":{"type":"button","body":{"text":"x"},"footer":{"text":""},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"b"}}]}}}""",
            "interactive.footer.text")]
    [InlineData("/interactive",
        """{"interactive":{"type":"button","body":{"text":"x"},"footer":{},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"b"}}]}}}""",
            "interactive.footer.text")]
    [InlineData("/interactive",
        """{"interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"same"}},{"type":"reply","reply":{"id":"b","title":"same"}}]}}}""",
            "interactive.action.buttons")]
    [InlineData("/interactive",
        """{"interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"reply","reply":{"id":"a ","title":"b"}}]}}}""",
            "interactive.action.buttons[0].reply.id")]
    [InlineData("/interactive", """{"interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[null]}}}""",
        "interactive.action.buttons[0]")]
    [InlineData("/interactive",
        """{"interactive":{"type":"list","body":{"text":"x"},"action":{"button":"b","sections":[{"rows":[{"id":"1","title":"t","description":""}]}]}}}""",
            "interactive.action.sections[0].rows[0].description")]
    [InlineData("/interactive",
        """{"interactive":{"type":"list","body":{"text":"x"},"action":{"button":"b","sections":[{"title":"a","rows":[{"id":"1","title":"t"}]},{"title":"b","rows":[{"id":"1","title":"u"}]}]}}}""",
            "interactive.action.sections")]
    [InlineData("/interactive",
        """{"interactive":{"type":"list","body":{"text":"x"},"action":{"button":"b","sections":[null,{"title":"a","rows":[null]}]}}}""",
            "interactive.action.sections[0]")]
    [InlineData("/interactive",
        """{"interactive":{"type":"product","body":{"text":""},"action":{"catalog_id":"1","product_retailer_id":"2"}}}""",
            "interactive.body.text")]
    [InlineData("/interactive",
        """{"interactive":{"type":"flow","body":{"text":"x"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_id":"1","flow_cta":"c","flow_action":"dance"}}}}""",
            "interactive.action.parameters.flow_action")]
    [InlineData("/interactive",
        """{"interactive":{"type":"flow","body":{"text":"x"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_id":"1","flow_cta":"c","flow_action_payload":{"data":{}}}}}}""",
            "interactive.action.parameters.flow_action_payload.data")]
    [InlineData("/interactive",
        """{"interactive":{"type":"carousel","body":{"text":"x"},"action":{"cards":[{"card_index":0,"header":{"type":"image","image":{"id":"1"}},"action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"a","title":"b"}}]}},{"card_index":1,"header":{"type":"image","image":{"id":"1"}},"action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"a","title":"b"}},{"type":"quick_reply","quick_reply":{"id":"c","title":"b"}}]}}]}}}""",
            "interactive.action.cards[1].action.buttons")]
    [InlineData("/interactive", """{"interactive":{"type":"button","body":{"text":"x"}}}""", "interactive.action")]
    [InlineData(
        "/interactive", """{"interactive":{"type":"button","action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"b"}}]}}}""",
        "interactive.body.text")]
    [InlineData("/interactive", """{"interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":"two"}}}""",
        "interactive.action.buttons")]
    [InlineData("/interactive", """{"interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"reply"}]}}}""",
        "interactive.action.buttons[0].reply.id")]
    [InlineData("/interactive",
        """{"interactive":{"type":"cta_url","body":{"text":"x"},"action":{"name":"cta_url","parameters":{"display_text":"x","url":"example.com"}}}}""",
            "interactive.action.parameters.url")]
    [InlineData("/interactive", """{"interactive":{"type":"product","action":{"catalog_id":"1"}}}""",
        "interactive.action.product_retailer_id")]
    [InlineData("/interactive",
        """{"interactive":{"type":"list","header":{"type":"image","image":{"id":"1"}},"body":{"text":"x"},"action":{"button":"b","sections":[{"rows":[{"id":"1","title":"t"}]}]}}}""",
            "interactive.header")]
    [InlineData(
        "/interactive",
        """{"interactive":{"type":"carousel","body":{"text":"x"},"action":{"cards":[{"card_index":0,"type":"product"}]}}}""",
        "interactive.action.cards")]
    [InlineData("/presence", """{"type":"dancing"}""", "type")]
    [InlineData("/presence", """{"type":"typing"}""", "to")]
    public async Task A_bad_message_is_400_and_names_the_field(string path, string body, string field)
    {
        var request = JsonNode.Parse(body)!.AsObject();
        (request["instanceId"], request["to"]) = (fixture.InstanceId, "5511980000000");

        var (status, answer) = await fixture.Host.PostAsync($"/api/v2/messages/send{path}", request);

        status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").EnumerateObject().Select(f => f.Name)
            .Should().Contain(field);
        (await fixture.Host.ArrivedAtAsync("5511980000000")).Should().BeEmpty();
    }

    [Fact]
    public async Task Half_a_character_is_400_and_names_the_field()
    {
        foreach (var (path, body, field) in new[]
        {
            ("/template", """ "name":"order_confirmation","language":"en_US","parameters":["\ud800","x"]""", "parameters"),
            ("/template", """ "name":"order_confirmation","language":"en_US","components":[{"type":"\ud800"}]""", "components"),
            ("/template", """ "name":"track_parcel","language":"en_US","headerMedia":{"\uDC00":1}""", "headerMedia"),
            ("/interactive", """ "interactive":{"type":"\ud800"}""", "interactive"),
        })
        {
            using var content = new StringContent(
                $$"""{"instanceId":"{{fixture.InstanceId}}","to":"5511980000000",{{body}}}""", Encoding.UTF8, "application/json");

            using var answer = await fixture.Host.Api.PostAsync(new Uri($"/api/v2/messages/send{path}", UriKind.Relative), content);

            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, text);
            text.Should().Contain($"\"{field}\"");
        }
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("❤️")]
    [InlineData("🇧🇷")]
    [InlineData("ℹ️")]
    [InlineData("#️⃣")]
    [InlineData("👩🏽‍🚀")]
    public async Task An_emoji_is_one_however_it_is_made(string emoji)
    {
        var (status, answer) = await fixture.Host.PostAsync(
            "/api/v2/messages/send/reaction", new { fixture.InstanceId, to = "5511982999999", messageId = "wamid.x", emoji });

        status.Should().Be(HttpStatusCode.OK, answer.ToString());
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(Limit limit, int n)
    {
        if (limit.Path == "/template") await LimitTemplates.AddOnceAsync(fixture.Host);
        var body = JsonSerializer.SerializeToNode(limit.Body(n))!.AsObject();
        (body["instanceId"], body["to"]) = (fixture.InstanceId, $"5511981{Interlocked.Increment(ref _people):000000}");
        return await fixture.Host.PostAsync($"/api/v2/messages/send{limit.Path}", body);
    }

    private static string Text(int length) => new('x', length);

    private static string Padded(byte[] head, int length)
    {
        var bytes = new byte[length];
        head.CopyTo(bytes, 0);
        return Convert.ToBase64String(bytes);
    }

    private static object Body(string text) => new { type = "body", parameters = new[] { new { type = "text", text } } };

    private static object Button(string subType, int index, object parameter) =>
        new { type = "button", sub_type = subType, index = $"{index}", parameters = new[] { parameter } };

    private static IEnumerable<object> Products(int count) => Enumerable.Range(0, (count + 15) / 16).Select(s => new
    {
        title = $"s{s}",
        product_items = Enumerable.Range(0, Math.Min(16, count - (s * 16))).Select(i => new { product_retailer_id = $"p{i}" }),
    });

    private static object Interactive(string type, object action, string? header = null) =>
        new
        {
            interactive = new
            {
                type,
                body = new { text = "x" },
                action,
                header = header is null ? null : new { type = "text", text = header },
            },
        };

    private static object Buttons(
        string? header = null, string body = "x", string? footer = null, int count = 1, string id = "i", string title = "t") => new
        {
            interactive = new
            {
                type = "button",
                header = header is null ? null : new { type = "text", text = header },
                body = new { text = body },
                footer = footer is null ? null : new { text = footer },
                action = new
                {
                    buttons = Enumerable.Range(0, count)
                        .Select(i => i == 0 ? new { id, title } : new { id = $"{id}{i}", title = $"{title}{i}" })
                        .Select(reply => new { type = "reply", reply }),
                },
            },
        };

    private static object List(
        string body = "x", string button = "b", int sections = 1, int rows = 1, string rowId = "r", string rowTitle = "t",
        string? rowDescription = null, string? sectionTitle = "s") => new
        {
            interactive = new
            {
                type = "list",
                body = new { text = body },
                action = new
                {
                    button,
                    sections = Enumerable.Range(0, sections).Select(s => new
                    {
                        title = sectionTitle,
                        rows = Enumerable.Range(0, rows)
                            .Select(
                                r => new { id = s + r == 0 ? rowId : $"{rowId}{s}.{r}", title = rowTitle, description = rowDescription }),
                    }),
                },
            },
        };

    private static object Card(int index, string body) => new
    {
        card_index = index,
        type = "cta_url",
        header = new { type = "image", image = new { link = "https://example.com/a.jpg" } },
        body = new { text = body },
        action = new { name = "cta_url", parameters = new { display_text = "Open", url = "https://example.com" } },
    };

    private static object QuickReplyCard(int index, string title) => new
    {
        card_index = index,
        type = "cta_url",
        header = new { type = "image", image = new { link = "https://example.com/a.jpg" } },
        action = new { buttons = new[] { new { type = "quick_reply", quick_reply = new { id = $"r{index}", title } } } },
    };

    /// <param name="Name">What is limited.</param>
    /// <param name="Path">After <c>/messages/send</c>.</param>
    /// <param name="Field">As the refusal names it.</param>
    /// <param name="Max">The limit.</param>
    /// <param name="Body">A request with so much of it.</param>
    private sealed record Limit(string Name, string Path, string Field, int Max, Func<int, object> Body);
}
