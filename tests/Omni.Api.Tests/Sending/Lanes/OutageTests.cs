using System.Net;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;

namespace Omni.Api.Tests.Sending.Lanes;

/// <summary>Graph fails for all: what leaves, what waits, and what comes back, through the whole host on a fake clock.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    public async Task Lost_answers_cost_a_handful_of_messages_and_the_rest_leaves_when_Graph_answers_again(string drop)
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { drop, untilCleared = true });
        var ids = new List<Guid>();
        for (var i = 0; i < 100; i++) ids.Add(await host.QueueAsync(PhoneOf(i), $"{i}"));

        await host.UntilAsync(
            () => OutboxAsync(host),
            o => o.TryGetProperty("breaker", out var open) && open.ValueKind == JsonValueKind.Object,
            "the breaker is open");
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var held = await OutboxAsync(host);
        held.GetProperty("heldBecause").GetString().Should().Contain("service fails");
        held.GetProperty("ambiguous").GetInt32().Should().BeLessThanOrEqualTo(16);
        (await host.WhileTimePassesAsync(StatusAsync(host))).GetProperty("sendingHeldBecause").GetString()
            .Should().Contain("service fails");
        (await host.Host.GetAsync("/health")).GetProperty("checks").GetProperty("outbox").GetProperty("status").GetString()
            .Should().Be("warn");

        await host.ClearFaultsAsync();
        await host.UntilAsync(
            () => OutboxAsync(host),
            o => o.GetProperty("pending").GetInt32() + o.GetProperty("waiting").GetInt32() + o.GetProperty("sending").GetInt32() == 0,
            "all has left");

        (await OutboxAsync(host)).GetProperty("breaker").ValueKind.Should().Be(JsonValueKind.Null);
        var arrived = new List<string>();
        for (var i = 0; i < 100; i++) arrived.AddRange(await host.ArrivedAsync(PhoneOf(i)));
        arrived.Should().OnlyHaveUniqueItems();
        if (drop == "after") arrived.Should().HaveCount(100);
        else arrived.Count.Should().BeGreaterThanOrEqualTo(84);
    }

    [Fact]
    public async Task An_outage_that_Graph_admits_is_no_strike_and_everything_leaves_once_it_is_over_also_after_a_restart()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:MaxAttempts", "3"));
        await host.FaultAsync(new { errorCode = 131000, httpStatus = 500, untilCleared = true });
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++) ids.Add(await host.QueueAsync(PhoneOf(i), $"{i}"));
        await host.UntilAsync(() => OutboxAsync(host), o => o.GetProperty("breaker").ValueKind == JsonValueKind.Object,
            "the breaker is open");

        for (var minute = 0; minute < 120; minute++) host.Time.Advance(TimeSpan.FromMinutes(1));
        foreach (var id in ids)
            (await host.QueuedAsync(id)).GetProperty("state").GetString().Should().BeOneOf("pending", "waiting", "sending");
        await host.RestartAsync();
        foreach (var id in ids) await host.UntilAsync(id, "sent");

        for (var i = 0; i < 20; i++) (await host.ArrivedAsync(PhoneOf(i))).Should().Equal($"{i}");
    }

    [Fact]
    public async Task A_page_that_is_no_answer_of_Meta_is_a_lost_answer()
    {
        await using var host = await FakeTimeHost.StartAsync();
        foreach (var status in new[] { 500, 503, 502, 404, 403 })
        {
            await host.FaultAsync(new { httpStatus = status, calls = "sends" });
            var (answer, body) = await host.PostAsync("/api/v2/messages/send", PhoneOf(status), "once");
            answer.Should().Be(HttpStatusCode.GatewayTimeout);
            var id = body.GetProperty("error").GetProperty("details").GetProperty("messageId").GetGuid();
            (await host.QueuedAsync(id)).GetProperty("state").GetString().Should().Be("ambiguous");
            host.Time.Advance(TimeSpan.FromMinutes(2));
            (await host.ArrivedAsync(PhoneOf(status))).Should().BeEmpty("it is never sent again");
            await host.UntilAsync(await host.QueueAsync("5511979999999", "between"), "sent");
        }
    }

    [Fact]
    public async Task A_page_that_says_too_many_also_holds_the_lane()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { httpStatus = 429, calls = "sends" });

        (await host.PostAsync("/api/v2/messages/send", PhoneOf(1), "once")).Status.Should().Be(HttpStatusCode.GatewayTimeout);

        (await OutboxAsync(host)).GetProperty("heldUntil").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Fact]
    public async Task The_wait_of_an_ambiguous_message_begins_when_Graph_answers_and_a_webhook_comes()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { drop = "before", calls = "sends" });
        var id = (await host.PostAsync("/api/v2/messages/send", PhoneOf(1), "hello")).Body.GetProperty("error").GetProperty("details")
            .GetProperty("id").GetGuid();

        for (var minute = 0; minute < 60; minute++) host.Time.Advance(TimeSpan.FromMinutes(1));
        (await host.QueuedAsync(id)).GetProperty("state").GetString()
            .Should().Be("ambiguous", "no webhook came: a status may be on its way");
        await host.UntilAsync(() => host.ProbedAsync(), probed => probed, "Graph was asked and answered");
        await host.WebhookComesAsync();
        for (var minute = 0; minute < 4; minute++) host.Time.Advance(TimeSpan.FromMinutes(1));
        (await host.QueuedAsync(id)).GetProperty("state").GetString().Should().Be("ambiguous");

        await host.UntilAsync(id, "failed");
    }

    [Fact]
    public async Task An_ambiguous_message_waits_no_longer_than_a_message_may_wait_at_all()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:GiveUpAfter", "00:30:00"));
        await host.FaultAsync(new { drop = "before", calls = "sends" });
        var id = (await host.PostAsync("/api/v2/messages/send", PhoneOf(1), "hello")).Body.GetProperty("error").GetProperty("details")
            .GetProperty("id").GetGuid();

        for (var minute = 0; minute < 30; minute++) host.Time.Advance(TimeSpan.FromMinutes(1));

        await host.UntilAsync(id, "failed");
        (await host.MessageAsync(id)).GetProperty("errorCode").GetString().Should().Be("AMBIGUOUS");
    }

    [Fact]
    public async Task A_message_that_is_of_no_use_any_more_fails_at_its_time_and_never_leaves()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131057, calls = "sends" });
        var first = await host.QueueAsync(PhoneOf(1), "holds the number for five minutes");
        await host.UntilAsync(first, "waiting");
        var code = await host.QueueAsync(PhoneOf(2), "your code", new { expiresAt = host.Time.GetUtcNow() + TimeSpan.FromMinutes(2) });
        (await host.QueuedAsync(code)).GetProperty("expiresAt").ValueKind.Should().Be(JsonValueKind.String);

        host.Time.Advance(TimeSpan.FromMinutes(2));
        await host.UntilAsync(code, "failed");
        (await host.MessageAsync(code)).GetProperty("errorCode").GetString().Should().Be("EXPIRED");
        await host.UntilAsync(first, "sent");
        (await host.ArrivedAsync(PhoneOf(2))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_one_time_code_expires_after_ten_minutes_unless_its_sender_says_otherwise()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131057, calls = "sends" });
        await host.UntilAsync(await host.QueueAsync(PhoneOf(1), "holds the number for five minutes"), "waiting");

        var code = await SendCodeAsync(host, """{"name":"login_code","language":"en_US","parameters":["123456"]}""");
        var longer = await SendCodeAsync(host,
            $$"""{"name":"login_code","language":"en_US","parameters":["123456"],"expiresAt":"{{host.Time.GetUtcNow().AddHours(1):O}}"}""");

        ExpiryOf(await host.QueuedAsync(code)).Should().BeCloseTo(host.Time.GetUtcNow().AddMinutes(10), TimeSpan.FromSeconds(10));
        ExpiryOf(await host.QueuedAsync(longer)).Should().BeCloseTo(host.Time.GetUtcNow().AddHours(1), TimeSpan.FromSeconds(10));

        static DateTimeOffset ExpiryOf(JsonElement queued) => queued.GetProperty("expiresAt").GetDateTimeOffset();
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2020-01-01T00:00:00Z")]
    public async Task A_time_of_expiry_that_is_none_or_past_is_told(string expiresAt)
    {
        await using var host = await FakeTimeHost.StartAsync();

        var (status, body) = await host.PostAsync("/api/v2/messages/send", PhoneOf(1), "x", new { expiresAt });

        status.Should().Be(HttpStatusCode.BadRequest);
        body.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty("expiresAt", out _).Should().BeTrue();
    }

    [Fact]
    public async Task What_an_outage_holds_for_a_whole_day_is_told_failed()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:GiveUpAfter", "01:00:00"));
        await host.FaultAsync(new { errorCode = 131000, httpStatus = 500, untilCleared = true });
        var ids = new List<Guid>();
        for (var i = 0; i < 10; i++) ids.Add(await host.QueueAsync(PhoneOf(i), $"{i}"));
        await host.UntilAsync(() => OutboxAsync(host), o => o.GetProperty("breaker").ValueKind == JsonValueKind.Object,
            "the breaker is open");

        for (var minute = 0; minute < 61; minute++) host.Time.Advance(TimeSpan.FromMinutes(1));

        foreach (var id in ids) await host.UntilAsync(id, "failed");
        (await host.MessageAsync(ids[^1])).GetProperty("errorCode").GetString().Should().BeOneOf("CHANNEL_UNAVAILABLE", "131000");
    }

    [Fact]
    public async Task A_spam_limit_fails_its_message_halves_the_pace_and_tells_somebody()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131048, calls = "sends" });

        (await host.PostAsync("/api/v2/messages/send", PhoneOf(1), "x")).Status.Should().Be(HttpStatusCode.BadGateway);

        (await OutboxAsync(host)).GetProperty("rate").GetDouble().Should().BeInRange(40, 45);
        (await host.Host.ListAsync($"/api/v2/events?eventType=system.instance_health&instanceId={host.InstanceId}"))
            .Should().ContainSingle();
    }

    private static async Task<Guid> SendCodeAsync(FakeTimeHost host, string template)
    {
        var (status, body) = await host.PostAsync(
            "/api/v2/messages/send/template", PhoneOf(2), "", JsonElement.Parse(template), ("Prefer", "respond-async"));
        status.Should().Be(HttpStatusCode.Accepted, body.ToString());
        return body.GetProperty("data").GetProperty("id").GetGuid();
    }

    private static string PhoneOf(int i) => $"55119790{i:00000}";

    private static async Task<JsonElement> OutboxAsync(FakeTimeHost host) =>
        (await host.Host.GetAsync("/api/v2/outbox")).GetProperty("data").GetProperty("instances")[0];

    private static async Task<JsonElement> StatusAsync(FakeTimeHost host) =>
        (await host.Host.GetAsync($"/api/v2/instances/{host.InstanceId}/status")).GetProperty("data");
}
