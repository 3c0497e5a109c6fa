using System.Net.Http.Json;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>The conversation with customers as at Meta: windows, statuses, prices, names, wamids.</summary>
public sealed class MessageSideTests(MessageSideTests.Meta meta) : IClassFixture<MessageSideTests.Meta>
{
    private const string Text = """{"type":"text","text":{"body":"hi"},"biz_opaque_callback_data":"our-id"}""";

    private const string Template = """{"type":"template","template":{"name":"hello_world","language":{"code":"en_US"}}}""";

    private static int _customers;

    private readonly Conversation _customer = new(meta.App, $"5511985{Interlocked.Increment(ref _customers):000000}");

    [Theory]
    [InlineData(Text)]
    [InlineData("""{"type":"image","image":{"link":"https://example.com/a.jpg"}}""")]
    [InlineData("""{"type":"interactive","interactive":{"type":"cta_url","body":{"text":"x"},"action":{"name":"cta_url","parameters":{"display_text":"x","url":"https://example.com/"}}}}""")]
    [InlineData("""{"type":"text","text":{"body":"hi"},"category":"service"}""")]
    [InlineData("""{"type":"text","text":{"body":"hi"},"recipient_type":"group","to":"Y2FwaV9ncm91cDo0"}""")]
    public async Task A_free_form_message_to_one_who_never_wrote_is_accepted_and_fails_with_131047(string message)
    {
        var value = await _customer.StatusOfAsync(message, "failed");

        var status = value.GetProperty("statuses")[0];
        status.GetProperty("errors").ToString().Should().Be(
            """[{"code":131047,"title":"Re-engagement message","message":"Re-engagement message","error_data":{"details":"Message failed to send because more than 24 hours have passed since the customer last replied to this number."},"href":"https:\/\/developers.facebook.com\/documentation\/business-messaging\/whatsapp\/support\/error-codes"}]""");
        status.TryGetProperty("recipient_id", out _).Should().BeTrue();
        foreach (var absent in new[] { "recipient_user_id", "pricing", "conversation" })
            status.TryGetProperty(absent, out _).Should().BeFalse();
        value.TryGetProperty("contacts", out _).Should().BeFalse();
        if (message == Text) status.GetProperty("biz_opaque_callback_data").GetString().Should().Be("our-id");
        (await _customer.OnThePhoneAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Template)]
    [InlineData("""{"type":"text","text":{"body":"your code"},"category":"authentication"}""")]
    public async Task A_template_and_Direct_Send_need_no_window(string message)
    {
        await _customer.StatusOfAsync(message, "read");

        (await _customer.OnThePhoneAsync()).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_message_of_the_customer_opens_the_window_for_a_day()
    {
        await _customer.WriteAsync(new { text = "hello" });
        await _customer.StatusOfAsync(Text, "read");

        meta.App.Time.Advance(TimeSpan.FromHours(25));

        await _customer.StatusOfAsync(Text, "failed");
    }

    [Fact]
    public async Task A_status_names_the_customer_the_price_and_our_data()
    {
        await _customer.WriteAsync(new { text = "hello", name = "Ana Lima", username = "ana.lima" });
        await _customer.WriteAsync(new { text = "are you there?" });
        var answer = await _customer.PostAsync(Text);
        var wamid = answer.GetProperty("messages")[0].GetProperty("id").GetString()!;

        var (sent, delivered, read) = (await _customer.StatusAsync(wamid, "sent"), await _customer.StatusAsync(wamid, "delivered"),
            await _customer.StatusAsync(wamid, "read"));

        answer.GetProperty("contacts").ToString().Should().Be($$"""[{"input":"{{_customer.User}}","wa_id":"{{_customer.User}}"}]""");
        sent.GetProperty("contacts").ToString().Should().Be(
            $$$"""[{"profile":{"name":"Ana Lima"},"user_id":"{{{_customer.UserId}}}","wa_id":"{{{_customer.User}}}"}]""");
        delivered.GetProperty("contacts")[0].GetProperty("profile").ToString().Should().Be("""{"name":"Ana Lima","username":"ana.lima"}""");
        foreach (var status in new[] { sent, delivered, read }.Select(v => v.GetProperty("statuses")[0]))
        {
            status.GetProperty("recipient_id").GetString().Should().Be(_customer.User);
            status.GetProperty("recipient_user_id").GetString().Should().Be(_customer.UserId);
            status.GetProperty("biz_opaque_callback_data").GetString().Should().Be("our-id");
            status.TryGetProperty("conversation", out _).Should().BeFalse("Meta sends it inside a free entry point only");
        }

        sent.GetProperty("statuses")[0].GetProperty("pricing").ToString().Should().Be(
            """{"billable":false,"pricing_model":"PMP","type":"free_customer_service","category":"service"}""");
    }

    [Theory]
    [InlineData(Template, "messages", "regular utility True")]
    [InlineData("""{"type":"template","template":{"name":"login_code","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"1"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"1"}]}]}}""",
        "messages", "regular authentication True")]
    [InlineData("""{"type":"text","text":{"body":"x"},"category":"utility"}""", "messages", "regular utility True")]
    public async Task A_price_follows_from_the_template(string message, string edge, string price)
    {
        var pricing = (await _customer.StatusOfAsync(message, "sent", edge)).GetProperty("statuses")[0].GetProperty("pricing");

        $"{pricing.GetProperty("type")} {pricing.GetProperty("category")} {pricing.GetProperty("billable")}".Should().Be(price);
    }

    [Fact]
    public async Task The_answer_to_an_ad_opens_a_free_entry_point()
    {
        await _customer.WriteAsync(new { text = "I saw your ad", referral = new { source_type = "ad", source_id = "1" } });

        var status = (await _customer.StatusOfAsync(Text, "sent")).GetProperty("statuses")[0];
        meta.App.Time.Advance(TimeSpan.FromHours(48));
        var later = (await _customer.StatusOfAsync(Template, "sent")).GetProperty("statuses")[0];

        status.GetProperty("pricing").GetProperty("type").GetString().Should().Be("free_entry_point");
        status.GetProperty("conversation").GetProperty("origin").GetProperty("type").GetString().Should().Be("referral_conversion");
        status.GetProperty("conversation").TryGetProperty("expiration_timestamp", out _).Should().BeTrue();
        later.GetProperty("conversation").GetProperty("id").GetString()
            .Should().Be(status.GetProperty("conversation").GetProperty("id").GetString());
        await _customer.StatusOfAsync(Text, "read");
    }

    [Fact]
    public async Task A_customer_who_hides_the_number_is_answered_by_the_user_id()
    {
        var value = await _customer.WriteAsync(new { text = "who am I?", name = "Kim", hideNumber = true });
        var userId = value.GetProperty("messages")[0].GetProperty("from_user_id").GetString()!;
        var message = $$$"""{"recipient":"{{{userId}}}","type":"text","text":{"body":"hi"}}""";

        var answer = await _customer.PostAsync(message);
        var status = await _customer.StatusAsync(answer.GetProperty("messages")[0].GetProperty("id").GetString()!, "delivered");

        answer.GetProperty("contacts").ToString().Should().Be($$"""[{"input":"{{userId}}","user_id":"{{userId}}"}]""");
        status.GetProperty("statuses")[0].TryGetProperty("recipient_id", out _).Should().BeFalse();
        status.GetProperty("statuses")[0].GetProperty("recipient_user_id").GetString().Should().Be(userId);
        status.GetProperty("contacts").ToString().Should().Be($$$"""[{"profile":{"name":"Kim"},"user_id":"{{{userId}}}"}]""");
        (await _customer.OnThePhoneAsync()).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_wamid_with_slashes_can_be_named()
    {
        var asked = await WamidWithSlashAsync(async () =>
            (await _customer.WriteAsync(new { text = "hello" })).GetProperty("messages")[0].GetProperty("id").GetString()!);
        var sent = await WamidWithSlashAsync(async () =>
            (await _customer.PostAsync(Text)).GetProperty("messages")[0].GetProperty("id").GetString()!);

        var typing = $$$"""{"status":"read","message_id":"{{{asked}}}","typing_indicator":{"type":"text"}}""";
        (await _customer.CodeOfAsync(typing)).Should().Be(0);
        await _customer.StatusOfAsync($$$"""{"type":"reaction","reaction":{"message_id":"{{{asked}}}","emoji":"👍"}}""", "read");
        var reply = await _customer.WriteAsync(new { text = "thanks", replyTo = sent });
        foreach (var (named, status) in new[] { (Uri.EscapeDataString(sent), "deleted"), (sent, "warning") })
        {
            var path = new Uri($"/sandbox/messages/{named}/statuses", UriKind.Relative);
            var told = await meta.App.Client.PostAsJsonAsync(path, new { status });
            ((int)told.StatusCode).Should().Be(201);
            await _customer.StatusAsync(sent, status);
        }

        reply.GetProperty("messages")[0].GetProperty("context").ToString()
            .Should().Be($$"""{"from":"15550100001","id":"{{sent.Replace("/", "\\/", StringComparison.Ordinal)}}"}""");
    }

    [Theory]
    [InlineData("""{"type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"reply","reply":{"id":"yes","title":"Yes"}}]}}}""",
        "yes", "interactive", """{"type":"button_reply","button_reply":{"id":"yes","title":"Yes"}}""")]
    [InlineData("""{"type":"interactive","interactive":{"type":"list","body":{"text":"x"},"action":{"button":"b","sections":[{"rows":[{"id":"tea","title":"Tea","description":"green"}]}]}}}""",
        "tea", "interactive", """{"type":"list_reply","list_reply":{"id":"tea","title":"Tea","description":"green"}}""")]
    [InlineData("""{"type":"template","template":{"name":"track_parcel","language":{"code":"en_US"},"components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/a.jpg"}}]},{"type":"body","parameters":[{"type":"text","text":"1"},{"type":"text","text":"2"},{"type":"text","text":"3"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"1"}]},{"type":"button","sub_type":"quick_reply","index":"1","parameters":[{"type":"payload","payload":"halt"}]}]}}""",
        "halt", "button", """{"payload":"halt","text":"Stop"}""")]
    public async Task A_tap_of_the_customer_becomes_a_reply(string message, string press, string type, string reply)
    {
        await _customer.WriteAsync(new { text = "hello" });
        var answer = await _customer.PostAsync(message);
        var wamid = answer.GetProperty("messages")[0].GetProperty("id").GetString();

        var value = await _customer.WriteAsync(new { replyTo = wamid, press });

        value.GetProperty("messages")[0].GetProperty(type).ToString().Should().Be(reply);
        value.GetProperty("messages")[0].GetProperty("context").GetProperty("id").GetString().Should().Be(wamid);
        var other = new { replyTo = wamid, press = "something else" };
        ((int)(await meta.App.Client.PostAsJsonAsync($"/sandbox/users/{_customer.User}/messages", other)).StatusCode).Should().Be(400);
    }

    [Fact]
    public async Task A_blocked_user_neither_gets_messages_nor_is_heard()
    {
        await _customer.WriteAsync(new { text = "hello" });
        var users = $$"""{"block_users":[{"user":"{{_customer.User}}"}]}""";
        await _customer.PostAsync(users, "block_users");

        (await _customer.CodeOfAsync(Text)).Should().Be(130403);
        var byUserId = $$$"""{"recipient":"{{{_customer.UserId}}}","type":"text","text":{"body":"hi"}}""";
        (await _customer.CodeOfAsync(byUserId)).Should().Be(130403);
        var path = $"/sandbox/users/{_customer.User}/messages";
        var silent = await (await meta.App.Client.PostAsJsonAsync(path, new { text = "do you hear me?" })).Content.ReadAsStringAsync();

        silent.Should().Be("""{"id":null,"mediaId":null}""");
    }

    [Fact]
    public async Task A_message_that_does_not_exist_is_neither_read_nor_reacted_to()
    {
        await _customer.WriteAsync(new { text = "hello" });
        var ours = (await _customer.PostAsync(Text)).GetProperty("messages")[0].GetProperty("id").GetString();

        (await _customer.CodeOfAsync("""{"status":"read","message_id":"wamid.unknown"}""")).Should().Be(131009);
        (await _customer.CodeOfAsync($$"""{"status":"read","message_id":"{{ours}}"}""")).Should().Be(131009, "it is our own");
        var failed = await _customer.StatusOfAsync(
            """{"type":"reaction","reaction":{"message_id":"wamid.unknown","emoji":"👍"}}""", "failed");

        failed.GetProperty("statuses")[0].GetProperty("errors")[0].GetProperty("code").GetInt32().Should().Be(131009);
    }

    [Fact]
    public async Task Marketing_messages_takes_marketing_templates_only()
    {
        var name = $"sale_{_customer.User}";
        (await meta.App.Client.PostAsJsonAsync($"/sandbox/accounts/{SandboxNumber.Default.BusinessAccountId}/templates", new
        {
            name,
            language = "en_US",
            status = "APPROVED",
            category = "MARKETING",
            components = new[] { new { type = "BODY", text = "Sale!" } },
        })).EnsureSuccessStatusCode();
        string Sale(string more = "") =>
            $$"""{"type":"template","template":{"name":"{{name}}","language":{"code":"en_US"} }{{more}}}""";
        const string edge = "marketing_messages";

        var pricing = (await _customer.StatusOfAsync(Sale(), "sent", edge)).GetProperty("statuses")[0].GetProperty("pricing");

        pricing.GetProperty("category").GetString().Should().Be("marketing_lite");
        (await _customer.CodeOfAsync(Template, edge)).Should().Be(134100);
        (await _customer.CodeOfAsync(Text, edge)).Should().Be(131055);
        (await _customer.CodeOfAsync(Sale(""", "product_policy":"MAYBE" """), edge)).Should().Be(100);
        (await _customer.CodeOfAsync(Sale(""", "message_activity_sharing":"yes" """), edge)).Should().Be(100);
        (await _customer.CodeOfAsync(Sale(""", "to":"5511985000000","recipient":"BR.1" """), edge)).Should().Be(100);
        (await _customer.CodeOfAsync(Sale(""","product_policy":"STRICT","message_activity_sharing":true"""), edge)).Should().Be(0);
    }

    [Theory]
    [InlineData("""{"type":"text","text":{"body":"x"},"to":"15550100001"}""", 131021)]
    [InlineData("""{"type":"text","text":{"body":"x"},"to":"somebody"}""", 131009)]
    [InlineData("""{"type":"text","text":{"body":"x"},"to":"12"}""", 131009)]
    [InlineData("""{"type":"template","template":{"name":"login_code","language":{"code":"en_US"}},"recipient":"BR.42"}""", 131062)]
    [InlineData("""{"type":"text","text":{"body":"x"},"category":"marketing"}""", 100)]
    [InlineData("""{"type":"text","text":{"body":"x"},"category":"authentication","ttl_seconds":901}""", 100)]
    [InlineData("""{"type":"text","text":{"body":"x"},"ttl_seconds":60}""", 100)]
    [InlineData("""{"type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"url","reply":{"id":"a","title":"a"}}]}}}""", 131009)]
    [InlineData("""{"type":"interactive","interactive":{"type":"list","header":{"type":"image","image":{"link":"https://example.com/a.jpg"}},"body":{"text":"x"},"action":{"button":"b","sections":[{"rows":[{"id":"1","title":"t"}]}]}}}""", 131009)]
    [InlineData("""{"type":"interactive","interactive":{"type":"product_list","body":{"text":"x"},"action":{"catalog_id":"1","sections":[{"title":"t","product_items":[{"product_retailer_id":"1"}]}]}}}""", 131008)]
    [InlineData("""{"type":"interactive","interactive":{"type":"flow","body":{"text":"x"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_cta":"Go"}}}}""", 131009)]
    [InlineData("""{"type":"interactive","interactive":{"type":"cta_url","body":{"text":"x"},"action":{"name":"cta_url","parameters":{"display_text":"x","url":"here"}}}}""", 131009)]
    [InlineData("""{"type":"location","location":{"latitude":"north","longitude":"1"}}""", 131009)]
    [InlineData("""{"type":"location","location":{"latitude":"-23.5","longitude":"46.6"}}""", 0)]
    [InlineData("""{"type":"template","template":{"name":"order_confirmation","language":{"code":"en_US"},"components":[{"type":"BODY","parameters":[{"type":"TEXT","text":"a"},{"type":"Text","text":"b"}]}]}}""", 0)]
    public async Task A_message_is_checked_as_at_Meta(string message, int code) => (await _customer.CodeOfAsync(message)).Should().Be(code);

    private static async Task<string> WamidWithSlashAsync(Func<Task<string>> next)
    {
        string wamid;
        do wamid = await next();
        while (!wamid.Contains('/', StringComparison.Ordinal));
        return wamid;
    }

    /// <summary>One sandbox for all tests: each has a customer of its own.</summary>
    public sealed class Meta : IAsyncLifetime
    {
        internal SandboxApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await SandboxApp.StartAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
