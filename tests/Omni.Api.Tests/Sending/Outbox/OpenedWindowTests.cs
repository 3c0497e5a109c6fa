using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>What opens the customer service window, and who decides when the host believes that it has closed.</summary>
public sealed class OpenedWindowTests
{
    private const string Group = "Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD";

    [Fact]
    public async Task Calls_groups_entry_points_and_late_messages_open_what_is_left_of_their_windows()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var now = host.Time.GetUtcNow().ToUnixTimeSeconds();
        foreach (var known in new[] { "4915550000006", "4915550000007", "4915550000008" })
            await WriteAsync(host, known, now - 48 * 3600, "long ago");

        await CallAsync(host, "connect", "4915550000001", userId: null, now - 60);
        await CallAsync(host, "terminate", from: null, "DE.5550000002", now - 60, """, "status": "FAILED" """);
        await CallAsync(host, "call_created", "4915550000003", "DE.5550000003", now + 3600);
        await CallAsync(host, "connect", "4915550000004", userId: null, now - 60, direction: "BUSINESS_INITIATED");
        await CallAsync(host, "call_recording_available", "4915550000004", userId: null, now - 60);
        await CallAsync(host, "terminate", "4915550000005", userId: null, now - 25 * 3600);
        await StatusAsync(host, "4915550000006", now - 3600, now + 70 * 3600, "referral_conversion");
        await StatusAsync(host, "4915550000007", now - 3600, expires: null, "referral_conversion");
        await StatusAsync(host, "4915550000008", now - 3600, now + 23 * 3600, "marketing");
        await WriteAsync(host, "4915550000009", now - 20 * 3600, "written yesterday");
        await WriteAsync(host, "4915550000010", now + 7200, "from a clock that is ahead");
        await MessageAsync(
            host, $$"""{ "from": "4915550000011", "group_id": "{{Group}}", "type": "text", "text": { "body": "all" } }""", now - 60);
        await MessageAsync(
            host, """{ "from": "4915550000012", "type": "button", "button": { "text": "yes", "payload": "y" } }""", now - 60);
        await MessageAsync(
            host, """{ "from": "4915550000013", "type": "order", "order": { "catalog_id": "1", "product_items": [] } }""", now - 60);
        await MessageAsync(
            host, """{ "from": "4915550000014", "type": "system", "system": { "type": "user_identity_changed", "body": "x" } }""",
            now - 60);

        await host.Host.ProcessedAsync(host.InstanceId);
        var windows = (await host.Host.ListAsync($"/api/v2/chats?instanceId={host.InstanceId}&limit=100")).ToDictionary(
            c => c.GetProperty("externalId").GetString()!,
            c => c.GetProperty("serviceWindowExpiresAt") is { ValueKind: JsonValueKind.String } until
                ? until.GetDateTimeOffset().ToUnixTimeSeconds() - now
                : (long?)null);
        const long day = 24 * 3600;
        windows["4915550000001"].Should().Be(day - 60, "the customer called");
        windows["DE.5550000002"].Should().Be(day - 60, "a missed call counts, also of a customer without a number");
        windows["4915550000003"].Should().BeInRange(day, day + 60, "no window is longer than a day from now");
        windows.Should().NotContainKey("4915550000004", "the business called");
        windows["4915550000005"].Should().BeNull("that window was over before the call was heard of");
        windows["4915550000006"].Should().Be(70 * 3600, "the status names the end of the entry point");
        windows["4915550000007"].Should().Be(71 * 3600, "an entry point lasts 72 hours");
        windows["4915550000008"].Should().BeNull("a conversation that the business paid for opens nothing");
        windows["4915550000009"].Should().Be(4 * 3600, "a late message opens what is left");
        windows["4915550000010"].Should().BeInRange(day, day + 60);
        windows[Group].Should().Be(day - 60, "a message of any member opens the window of the group");
        windows["4915550000012"].Should().Be(day - 60);
        windows["4915550000013"].Should().Be(day - 60);
        windows["4915550000014"].Should().BeNull("nobody wrote");
    }

    [Fact]
    public async Task A_send_may_ask_the_channel_outside_the_window_and_Direct_Send_needs_none()
    {
        await using var host = await FakeTimeHost.StartAsync();
        const string phone = "5511973000001";
        await WriteAsync(host, phone, host.Time.GetUtcNow().ToUnixTimeSeconds(), "hello");
        await host.Host.ProcessedAsync(host.InstanceId);
        host.Time.Advance(TimeSpan.FromHours(25));

        (await SendAsync(host, phone, "refused", new { window = "refuse" })).Status.Should().Be(HttpStatusCode.BadGateway);
        (await SendAsync(host, phone, "asked", new { window = "ask" })).Status.Should().Be(HttpStatusCode.Created);
        (await SendAsync(host, phone, "direct", new { category = "utility", directSendTemplate = "order_news", ttlSeconds = 60 })).Status
            .Should().Be(HttpStatusCode.Created);
        (await SendAsync(host, phone, "as always", new { category = "service" })).Status.Should().Be(HttpStatusCode.BadGateway);
        foreach (var wrong in new object[]
        {
            new { window = "ASK" }, new { category = "no word" }, new { ttlSeconds = 60 }, new { category = "utility", ttlSeconds = 0 },
            new { category = "utility", directSendTemplate = "Order-News" },
        })
        {
            (await SendAsync(host, phone, "wrong", wrong)).Status.Should().Be(HttpStatusCode.BadRequest, wrong.ToString());
        }

        (await host.PostAsync(
            "/api/v2/messages/send/template", phone, "x", new { name = "hello_world", language = "en_US", category = "utility" })).Status
            .Should().Be(HttpStatusCode.BadRequest, "a template has its own category");
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{host.InstanceId}"), "instanceId" }, { new StringContent(phone), "to" },
            { new StringContent("document"), "type" }, { new StringContent("ask"), "window" },
            { new ByteArrayContent("text"u8.ToArray()), "file", "a.txt" },
        };
        (await host.WhileTimePassesAsync(host.Host.PostAsync("/api/v2/messages/send/media", form))).Status
            .Should().Be(HttpStatusCode.Created);

        (await host.ArrivedAsync(phone)).Should().Equal("asked", "direct", "[document]");
        var direct = (await host.Host.ArrivedAtAsync(phone))[1].GetProperty("message");
        direct.GetProperty("category").GetString().Should().Be("utility");
        direct.GetProperty("direct_send_config").GetProperty("template_name").GetString().Should().Be("order_news");
        direct.GetProperty("ttl_seconds").GetInt32().Should().Be(60);
    }

    [Fact]
    public async Task A_host_that_asks_lets_Meta_decide_and_takes_the_template_when_Meta_refuses()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:OutsideWindow", "ask"));
        const string phone = "5511973000002";
        await WriteAsync(host, phone, host.Time.GetUtcNow().ToUnixTimeSeconds(), "hello");
        await host.Host.ProcessedAsync(host.InstanceId);
        host.Time.Advance(TimeSpan.FromHours(25));

        (await SendAsync(host, phone, "asked", new { })).Status.Should().Be(HttpStatusCode.Created);
        (await SendAsync(host, phone, "not asked", new { window = "refuse" })).Status.Should().Be(HttpStatusCode.BadGateway);
        await host.FaultAsync(new { errorCode = 131047 });
        (await SendAsync(host, phone, "asked in vain", new { fallbackTemplate = new { name = "hello_world", language = "en_US" } })).Status
            .Should().Be(HttpStatusCode.Created);

        (await host.ArrivedAsync(phone)).Should().Equal("asked", "[template]");
    }

    [Fact]
    public async Task The_entry_point_of_a_message_that_the_host_sent_itself_opens_its_chat()
    {
        await using var host = await FakeTimeHost.StartAsync();
        const string phone = "5511973000003";
        await host.FaultAsync(new { calls = "sends", statuses = "never" });
        var (_, sent) = await SendAsync(host, phone, "hello", new { });
        var wamid = sent.GetProperty("data").GetProperty("externalMessageId").GetString();
        var end = host.Time.GetUtcNow().ToUnixTimeSeconds() + (70 * 3600);

        await PostAsync(host, TestWebhook.Value("messages", $$"""
            { "statuses": [{ "id": "{{wamid}}", "status": "sent", "timestamp": "{{end - (71 * 3600)}}", "recipient_id": "{{phone}}",
              "conversation": { "id": "c", "origin": { "type": "referral_conversion" }, "expiration_timestamp": "{{end}}" } }] }
            """));
        await host.Host.ProcessedAsync(host.InstanceId);

        (await host.Host.ListAsync($"/api/v2/chats?instanceId={host.InstanceId}"))
            .Single(c => c.GetProperty("externalId").GetString() == phone).GetProperty("serviceWindowExpiresAt").GetDateTimeOffset()
            .ToUnixTimeSeconds().Should().Be(end, "the host's own event knows nothing of the conversation");
    }

    private static Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(FakeTimeHost host, string to, string text, object more) =>
        host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send", to, text, more));

    private static Task WriteAsync(FakeTimeHost host, string from, long at, string text) =>
        PostAsync(host, TestWebhook.Text($"wamid.{from}.{at}", from, text, seconds: at));

    private static Task MessageAsync(FakeTimeHost host, string message, long at) =>
        PostAsync(host, TestWebhook.Value("messages", $$"""
            { "messages": [{ "id": "wamid.{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)))}}",
              "timestamp": "{{at}}", {{message.Trim()[1..]}}] }
            """));

    private static Task StatusAsync(FakeTimeHost host, string to, long at, long? expires, string origin) =>
        PostAsync(host, TestWebhook.Value("messages", $$"""
            { "statuses": [{ "id": "wamid.status.{{to}}", "status": "sent", "timestamp": "{{at}}", "recipient_id": "{{to}}",
              "conversation": { "id": "c", "origin": { "type": "{{origin}}" }
              {{(expires is null ? "" : $", \"expiration_timestamp\": \"{expires}\"")}} } }] }
            """));

    private static Task CallAsync(
        FakeTimeHost host, string what, string? from, string? userId, long at, string more = "",
        string direction = "USER_INITIATED") =>
        PostAsync(host, TestWebhook.Value("calls", $$"""
            { "calls": [{ "id": "wacid.{{what}}.{{from}}{{userId}}", "to": "15550783881", "event": "{{what}}", "timestamp": "{{at}}",
              "direction": "{{direction}}"
              {{(from is null ? "" : $", \"from\": \"{from}\"")}}
              {{(userId is null ? "" : $", \"from_user_id\": \"{userId}\"")}} {{more}} }] }
            """));

    private static async Task PostAsync(FakeTimeHost host, byte[] body) =>
        (await host.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), host.InstanceId)).EnsureSuccessStatusCode();
}
