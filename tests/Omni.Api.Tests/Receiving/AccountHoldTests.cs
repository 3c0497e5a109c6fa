using System.Net;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>A notice of Meta holds back what it names, until its time or until Meta takes it back, also over a restart.</summary>
public sealed class AccountHoldTests
{
    private const string One = "5511974000001", Two = "5511974000002";

    private static readonly object HelloWorld = new { name = "hello_world", language = "en_US" };

    [Fact]
    public async Task An_offboarded_number_keeps_its_messages_over_a_restart_until_it_is_reconnected()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await NoticeAsync(host, """{ "event": "ACCOUNT_OFFBOARDED" }""");

        var (status, body) = await host.PostAsync("/api/v2/messages/send", One, "first");
        status.Should().Be(HttpStatusCode.Accepted, body.ToString());
        body.GetProperty("data").GetProperty("status").GetString().Should().Be("waiting");
        body.GetProperty("data").GetProperty("reason").GetString().Should().Contain("paused");
        var held = await StatusAsync(host);
        held.GetProperty("state").GetString().Should().Be("connected");
        held.GetProperty("sendingHeldBecause").GetString().Should().Contain("paused");
        held.GetProperty("holds")[0].GetProperty("name").GetString().Should().Be("OFFBOARDED");
        await host.RestartAsync();
        var (queued, second) = await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send", Two, "second"));
        queued.Should().Be(HttpStatusCode.Accepted, second.ToString());
        second.GetProperty("data").GetProperty("reason").GetString().Should().Contain("paused", "the hold outlived the restart");
        host.Time.Advance(TimeSpan.FromHours(3));
        (await StatusAsync(host)).GetProperty("holds").GetArrayLength().Should().Be(1, "Meta has not taken it back");
        (await host.ArrivedAsync(One)).Should().BeEmpty();

        await NoticeAsync(host, """{ "event": "ACCOUNT_RECONNECTED" }""");

        await host.UntilAsync(() => host.ArrivedAsync(One), arrived => arrived.Count == 1, "the first one left");
        await host.UntilAsync(() => host.ArrivedAsync(Two), arrived => arrived.Count == 1, "the second one left");
        (await StatusAsync(host)).GetProperty("holds").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task An_operator_who_resumes_the_outbox_ends_a_hold()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await NoticeAsync(host, """{ "event": "ACCOUNT_OFFBOARDED" }""");
        await host.QueueAsync(One, "text");

        (await host.Host.PostAsync("/api/v2/outbox/resume", new { instanceId = host.InstanceId })).Status.Should().Be(HttpStatusCode.OK);

        await host.UntilAsync(() => host.ArrivedAsync(One), arrived => arrived.Count == 1, "it left");
    }

    [Theory]
    [InlineData("RESTRICTED_BIZ_INITIATED_MESSAGING", new[] { "utility", "marketing", "direct" })]
    [InlineData("RESTRICTED_CUSTOMER_INITIATED_MESSAGING", new[] { "reply" })]
    [InlineData("RESTRICTED_UTILITY_TEMPLATES", new[] { "utility" })]
    [InlineData("RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES", new[] { "direct" })]
    [InlineData("RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING", new string[0])]
    [InlineData("RESTRICTED_ADD_PHONE_NUMBER_ACTION", new string[0])]
    public async Task A_restriction_holds_just_what_it_names_until_its_time(string type, string[] held)
    {
        await using var host = await FakeTimeHost.StartAsync();
        await TemplateAsync(host, "invoice", "UTILITY");
        await TemplateAsync(host, "sale", "MARKETING");
        var until = host.Time.GetUtcNow().AddHours(30).ToUnixTimeSeconds();
        await NoticeAsync(host, $$"""
            { "event": "ACCOUNT_RESTRICTION", "restriction_info": [{ "restriction_type": "{{type}}", "expiration": "{{until}}" }] }
            """);

        var sends = new Dictionary<string, Guid>
        {
            ["utility"] = await TemplateToAsync(host, "invoice"),
            ["marketing"] = await TemplateToAsync(host, "sale"),
            ["direct"] = await host.QueueAsync(One, "direct", new { category = "utility" }),
            ["reply"] = await host.QueueAsync(One, "reply"),
        };

        foreach (var (what, id) in sends) await host.UntilAsync(id, held.Contains(what) ? "waiting" : "sent");
        foreach (var what in held) (await host.QueuedAsync(sends[what])).GetProperty("reason").GetString().Should().Be("HELD");
        (await StatusAsync(host)).GetProperty("holds")[0].GetProperty("until").GetDateTimeOffset().ToUnixTimeSeconds().Should().Be(until);
        if (held.Length > 1)
        {
            // The sandbox forgets its templates with the host.
            await host.RestartAsync();
            await TemplateAsync(host, "invoice", "UTILITY");
            await TemplateAsync(host, "sale", "MARKETING");
            foreach (var what in held) await host.UntilAsync(sends[what], "waiting");
        }

        host.Time.Advance(TimeSpan.FromHours(30));
        foreach (var what in held) await host.UntilAsync(sends[what], "sent");
        (await StatusAsync(host)).GetProperty("holds").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_notice_of_another_number_and_one_whose_time_is_past_hold_nothing()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var now = host.Time.GetUtcNow().ToUnixTimeSeconds();

        await NoticeAsync(host, $$"""
            { "event": "ACCOUNT_RESTRICTION", "phone_number": "4930111222",
              "restriction_info": [{ "restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiration": {{now + 3600}} }] }
            """);
        await NoticeAsync(host, $$"""
            { "event": "ACCOUNT_RESTRICTION",
              "restriction_info": [{ "restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiration": {{now - 1}} }] }
            """);

        (await StatusAsync(host)).GetProperty("holds").GetArrayLength().Should().Be(0);
        (await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send/template", One, "x", HelloWorld))).Status
            .Should().Be(HttpStatusCode.Created);
        (await host.Host.ListAsync("/api/v2/dead-letters")).Should().ContainSingle("the other number is none of ours");
    }

    [Fact]
    public async Task A_reinstated_account_is_connected_again_and_sends_what_waited()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await NoticeAsync(host, """{ "event": "ACCOUNT_OFFBOARDED" }""");
        await host.QueueAsync(One, "waited");
        await NoticeAsync(host, """{ "event": "DISABLED_UPDATE", "ban_info": { "waba_ban_state": "DISABLE" } }""");
        await host.UntilAsync(() => StatusAsync(host), s => s.GetProperty("state").GetString() == "error", "the account is disabled");

        await NoticeAsync(host, """{ "event": "ACCOUNT_RECONNECTED" }""");
        (await host.ArrivedAsync(One)).Should().BeEmpty("the account is disabled still");
        await NoticeAsync(host, """{ "event": "DISABLED_UPDATE", "ban_info": { "waba_ban_state": "REINSTATE" } }""");

        await host.UntilAsync(() => StatusAsync(host), s => s.GetProperty("state").GetString() == "connected", "it is reinstated");
        await host.UntilAsync(() => host.ArrivedAsync(One), arrived => arrived.Count == 1, "what waited left");
    }

    [Fact]
    public async Task The_pace_and_the_messaging_limit_are_those_that_Meta_told_last()
    {
        await using var host = await FakeTimeHost.StartAsync();
        (await LimitAsync(host)).Should().Be(("TIER_250", 250));
        await host.QueueAsync(One, "opens the lane");
        await host.UntilAsync(() => PaceAsync(host), pace => pace == 80, "the number is an ordinary one");

        await NoticeAsync(host, """{ "max_daily_conversations_per_business": 100000 }""", "business_capability_update");
        (await LimitAsync(host)).Should().Be(("TIER_100K", 100_000));
        await NoticeAsync(host, """{ "max_daily_conversations_per_business": "TIER_2K" }""", "business_capability_update");
        (await LimitAsync(host)).Should().Be(("TIER_2K", 2000));
        await NoticeAsync(
            host, """{ "display_phone_number": "15550783881", "event": "THROUGHPUT_UPGRADE", "current_limit": "TIER_UNLIMITED" }""",
            "phone_number_quality_update");

        (await LimitAsync(host)).Should().Be(("TIER_UNLIMITED", null));
        await host.QueueAsync(One, "leaves at the new pace");
        await host.UntilAsync(() => PaceAsync(host), pace => pace == 1000, "the pace rose at once");
    }

    [Fact]
    public async Task A_message_that_Meta_holds_for_its_quality_says_so_until_it_is_sent()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new
        {
            calls = "sends",
            httpStatus = 200,
            body = """{"messaging_product":"whatsapp","messages":[{"id":"wamid.held","message_status":"held_for_quality_assessment"}]}""",
        });

        var (_, body) = await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send/template", One, "x", HelloWorld));

        var id = body.GetProperty("data").GetProperty("id").GetGuid();
        body.GetProperty("data").GetProperty("channelStatus").GetString().Should().Be("held_for_quality_assessment");
        (await host.MessageAsync(id)).GetProperty("channelStatus").GetString().Should().Be("held_for_quality_assessment");
        await PostAsync(host, TestWebhook.Status("wamid.held", "sent", One, seconds: host.Time.GetUtcNow().ToUnixTimeSeconds()));
        await host.Host.ProcessedAsync(host.InstanceId);
        (await host.MessageAsync(id)).GetProperty("channelStatus").ValueKind.Should().Be(JsonValueKind.Null);
        (await host.Host.ListAsync("/api/v2/events?eventType=message.sent")).Should().HaveCount(2, "it was accepted, and later sent");
    }

    [Fact]
    public async Task A_thread_that_another_partner_holds_is_shown_and_its_messages_are_stored_and_not_announced()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var at = host.Time.GetUtcNow().ToUnixTimeSeconds();
        await PostAsync(host, TestWebhook.Value("standby", $$"""
            { "standby": { "messages": [{ "from": "{{One}}", "id": "wamid.standby", "timestamp": "{{at}}", "type": "text",
                "text": { "body": "to the other one" } }] } }
            """));
        await PostAsync(host, TestWebhook.Value("standby", $$"""
            { "standby": { "message_echoes": [{ "id": "wamid.answer", "timestamp": "{{at}}", "message": { "to": "{{One}}", "type": "text",
                "text": { "body": "from the other one" } } }] } }
            """));
        await host.Host.ProcessedAsync(host.InstanceId);

        var messages = await host.Host.ListAsync("/api/v2/messages?source=standby");
        messages.Select(m => (m.GetProperty("textContent").GetString(), m.GetProperty("isFromMe").GetBoolean()))
            .Should().BeEquivalentTo([("to the other one", false), ("from the other one", true)]);
        (await host.Host.ListAsync("/api/v2/events?eventType=message.standby")).Should().HaveCount(2);
        (await host.Host.ListAsync("/api/v2/events?eventType=message.received"))
            .Should().OnlyContain(e => e.GetProperty("textContent").GetString()!.StartsWith("mark-"), "nobody answers these");
        (await SayAsync(host)).Should().Be("another responder");
        await HandoverAsync(host, "control_passed", "customer_service");
        (await SayAsync(host)).Should().BeNull("the thread was passed to us");
        await HandoverAsync(host, "control_taken", "ai_agent");
        (await SayAsync(host)).Should().Be("ai_agent");
        await host.FaultAsync(new { errorCode = 131070 });
        var (status, refused) = await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send", One, "not ours"));
        status.Should().Be(HttpStatusCode.BadGateway);
        refused.GetProperty("error").GetProperty("message").GetString().Should().Contain("another responder");
        refused.GetProperty("error").GetProperty("details").GetProperty("threadHeldBy").GetString().Should().Be("ai_agent");
        await PostAsync(host, TestWebhook.Text("wamid.ours", One, "to us", seconds: at));
        await host.Host.ProcessedAsync(host.InstanceId);
        (await SayAsync(host)).Should().BeNull("what users write comes to us again");

        async Task HandoverAsync(FakeTimeHost to, string type, string role)
        {
            await PostAsync(to, TestWebhook.Value("messaging_handovers", $$"""
                { "sender": { "phone_number": "{{One}}" }, "type": "{{type}}", "timestamp": "{{at}}",
                  "recipient": { "phone_number_id": "{{TestNumber.Fixtures.PhoneNumberId}}" },
                  "{{type}}": { "new_owner_role": "{{role}}" } }
                """));
            await to.Host.ProcessedAsync(to.InstanceId);
        }
    }

    /// <summary>Sends a text; answers who holds its thread, as the answer says.</summary>
    private static async Task<string?> SayAsync(FakeTimeHost host)
    {
        var (status, body) = await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send", One, "hello"));
        status.Should().Be(HttpStatusCode.Created, body.ToString());
        return body.GetProperty("data").TryGetProperty("threadHeldBy", out var holder) ? holder.GetString() : null;
    }

    private static async Task<(string? Name, long? Users)> LimitAsync(FakeTimeHost host)
    {
        var limit = (await StatusAsync(host)).GetProperty("messagingLimit");
        return (limit.GetProperty("name").GetString(),
            limit.GetProperty("usersPerDay") is { ValueKind: JsonValueKind.Number } users ? users.GetInt64() : null);
    }

    private static async Task<double> PaceAsync(FakeTimeHost host) =>
        (await host.Host.GetAsync($"/api/v2/outbox?instanceId={host.InstanceId}")).GetProperty("data").GetProperty("instances")[0]
            .GetProperty("limit").GetDouble();

    private static async Task<JsonElement> StatusAsync(FakeTimeHost host) =>
        (await host.Host.GetAsync($"/api/v2/instances/{host.InstanceId}/status")).GetProperty("data");

    private static async Task<Guid> TemplateToAsync(FakeTimeHost host, string name)
    {
        var (status, body) = await host.PostAsync(
            "/api/v2/messages/send/template", One, "x", new { name, language = "en_US" }, ("Prefer", "respond-async"));
        status.Should().Be(HttpStatusCode.Accepted, body.ToString());
        return body.GetProperty("data").GetProperty("id").GetGuid();
    }

    private static async Task TemplateAsync(FakeTimeHost host, string name, string category) =>
        (await host.Host.PostAsync($"/sandbox/accounts/{TestNumber.Fixtures.BusinessAccountId}/templates", new
        {
            name,
            language = "en_US",
            status = "APPROVED",
            category,
            components = new[] { new { type = "BODY", text = "Hello" } },
        }, host.Host.Web)).Status.Should().Be(HttpStatusCode.Created);

    private static async Task NoticeAsync(FakeTimeHost host, string value, string field = "account_update")
    {
        await PostAsync(host, TestWebhook.Account(field, value, host.Time.GetUtcNow().ToUnixTimeSeconds()));
        await host.Host.ProcessedAsync(host.InstanceId);
    }

    private static async Task PostAsync(FakeTimeHost host, byte[] body) =>
        (await host.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), host.InstanceId)).EnsureSuccessStatusCode();
}
