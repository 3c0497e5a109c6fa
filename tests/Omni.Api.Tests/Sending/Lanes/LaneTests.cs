using System.Net;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;

namespace Omni.Api.Tests.Sending.Lanes;

/// <summary>What waits, in which order it leaves, and what its callers see of it.</summary>
public sealed class LaneTests
{
    private const string Phone = "5511971000001", Other = "5511971000002";

    [Fact]
    public async Task An_answer_is_given_at_once_when_it_is_preferred()
    {
        await using var host = await FakeTimeHost.StartAsync();

        var (status, body) = await host.PostAsync("/api/v2/messages/send", Phone, "hello", more: null, ("Prefer", "respond-async"));

        status.Should().Be(HttpStatusCode.Accepted);
        var data = body.GetProperty("data");
        data.GetProperty("status").GetString().Should().Be("pending");
        data.GetProperty("position").GetInt32().Should().BeGreaterThan(0);
        await host.UntilAsync(data.GetProperty("id").GetGuid(), "sent");
        (await host.ArrivedAsync(Phone)).Should().Equal("hello");
    }

    [Fact]
    public async Task Messages_of_one_chat_leave_in_order_also_when_the_first_is_refused_for_a_while()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131000, count = 3 });
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++) ids.Add(await host.QueueAsync(Phone, $"{i}"));

        await host.UntilAsync(ids[^1], "sent");

        (await host.ArrivedAsync(Phone)).Should().Equal("0", "1", "2", "3", "4", "5");
    }

    [Fact]
    public async Task One_recipient_gets_a_burst_of_45_and_then_one_in_six_seconds_while_others_pass()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var start = host.Time.GetUtcNow();
        for (var i = 0; i < 60; i++) await host.QueueAsync(Phone, $"{i}");
        await host.UntilAsync(() => host.ArrivedAsync(Phone), arrived => arrived.Count >= 45, "the burst has gone");
        var other = await host.QueueAsync(Other, "hello");
        await host.UntilAsync(other, "sent");
        (await host.ArrivedAsync(Phone)).Count
            .Should().BeLessThanOrEqualTo(Allowed()).And.BeLessThan(60, "the other passed those that wait");

        var before = (await host.ArrivedAsync(Phone)).Count;
        host.Time.Advance(TimeSpan.FromSeconds(12));
        var after = await host.UntilAsync(() => host.ArrivedAsync(Phone), arrived => arrived.Count >= before + 2, "two more are allowed");
        after.Count.Should().BeLessThanOrEqualTo(Allowed());

        // The clock moves while a test waits, on a busy machine by more than six seconds.
        int Allowed() => 45 + (int)((host.Time.GetUtcNow() - start) / TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_scheduled_message_waits_for_its_time_and_nobody_waits_for_it()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var at = host.Time.GetUtcNow() + TimeSpan.FromHours(2);
        var (status, body) = await host.PostAsync("/api/v2/messages/send", Phone, "later", new { sendAt = at });
        status.Should().Be(HttpStatusCode.Accepted);
        body.GetProperty("data").GetProperty("status").GetString().Should().Be("scheduled");
        var later = body.GetProperty("data").GetProperty("id").GetGuid();

        var now = await host.QueueAsync(Phone, "now");
        await host.UntilAsync(now, "sent");
        (await host.MessageAsync(later)).GetProperty("nextAttemptAt").GetDateTimeOffset()
            .Should().BeCloseTo(at, TimeSpan.FromMilliseconds(1));
        host.Time.Advance(TimeSpan.FromMinutes(119));
        (await host.QueuedAsync(later)).GetProperty("state").GetString().Should().Be("waiting");
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.UntilAsync(later, "sent");

        (await host.ArrivedAsync(Phone)).Should().Equal("now", "later");
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-11-24T09:00:00")]
    [InlineData("2099-01-01T00:00:00Z")]
    public async Task A_time_that_is_none_or_too_far_is_told(string sendAt)
    {
        await using var host = await FakeTimeHost.StartAsync();

        var (status, body) = await host.PostAsync("/api/v2/messages/send", Phone, "x", new { sendAt });

        status.Should().Be(HttpStatusCode.BadRequest);
        body.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty("sendAt", out _).Should().BeTrue();
    }

    [Fact]
    public async Task What_waits_survives_a_restart_in_its_order_and_at_its_time()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131057 });
        var refused = await host.QueueAsync(Phone, "first");
        await host.UntilAsync(refused, "waiting");
        var second = await host.QueueAsync(Phone, "second");
        var scheduled = (await host.PostAsync(
            "/api/v2/messages/send", Phone, "scheduled", new { sendAt = host.Time.GetUtcNow() + TimeSpan.FromHours(1) }))
            .Body.GetProperty("data").GetProperty("id").GetGuid();

        await host.RestartAsync();
        (await host.QueuedAsync(second)).GetProperty("state").GetString().Should().Be("pending");
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();

        host.Time.Advance(TimeSpan.FromMinutes(7));
        await host.UntilAsync(second, "sent");
        (await host.ArrivedAsync(Phone)).Should().Equal("first", "second");
        host.Time.Advance(TimeSpan.FromHours(1));
        await host.UntilAsync(scheduled, "sent");
        (await host.ArrivedAsync(Phone)).Should().Equal("first", "second", "scheduled");
    }

    [Fact]
    public async Task A_message_is_taken_back_before_it_leaves_and_not_after()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var scheduled = (await host.PostAsync(
            "/api/v2/messages/send", Phone, "never", new { sendAt = host.Time.GetUtcNow() + TimeSpan.FromHours(1) }))
            .Body.GetProperty("data").GetProperty("id").GetGuid();
        var sent = await host.QueueAsync(Phone, "gone");
        await host.UntilAsync(sent, "sent");

        (await host.Host.PostAsync($"/api/v2/outbox/{scheduled}/cancel", null)).Status.Should().Be(HttpStatusCode.OK);
        (await host.Host.PostAsync($"/api/v2/outbox/{scheduled}/cancel", null)).Status.Should().Be(HttpStatusCode.OK, "it is done already");
        (await host.Host.PostAsync($"/api/v2/outbox/{sent}/cancel", null)).Status.Should().Be(HttpStatusCode.Conflict);
        (await host.Host.PostAsync($"/api/v2/outbox/{Guid.Empty}/cancel", null)).Status.Should().Be(HttpStatusCode.NotFound);

        var message = await host.MessageAsync(scheduled);
        message.GetProperty("deliveryStatus").GetString().Should().Be("failed");
        message.GetProperty("errorCode").GetString().Should().Be("CANCELLED");
        host.Time.Advance(TimeSpan.FromHours(2));
        var last = await host.QueueAsync(Phone, "last");
        await host.UntilAsync(last, "sent");
        (await host.ArrivedAsync(Phone)).Should().Equal("gone", "last");
    }

    [Fact]
    public async Task A_full_queue_answers_429_and_stores_nothing()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:MaxQueued", "3"));
        var at = host.Time.GetUtcNow() + TimeSpan.FromHours(1);
        for (var i = 0; i < 3; i++)
            (await host.PostAsync("/api/v2/messages/send", Phone, $"{i}", new { sendAt = at })).Status.Should().Be(HttpStatusCode.Accepted);

        using var response = await host.Host.Api.PostAsync(
            new Uri("/api/v2/messages/send", UriKind.Relative),
            System.Net.Http.Json.JsonContent.Create(new { instanceId = host.InstanceId, to = Phone, text = "one too many" }));

        response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero);
        JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("code").GetString()
            .Should().Be("RATE_LIMITED");
        (await host.Host.ListAsync($"/api/v2/messages?instanceId={host.InstanceId}")).Should().HaveCount(3);
    }

    [Fact]
    public async Task The_outbox_is_counted_with_ages_and_pace()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131000 });
        var refused = await host.QueueAsync(Phone, "refused");
        await host.UntilAsync(refused, "waiting");
        await host.QueueAsync(Phone, "behind it");
        await host.PostAsync("/api/v2/messages/send", Other, "later", new { sendAt = host.Time.GetUtcNow() + TimeSpan.FromHours(1) });

        var data = (await host.Host.GetAsync("/api/v2/outbox")).GetProperty("data");

        data.GetProperty("pending").GetInt32().Should().Be(1);
        data.GetProperty("waiting").GetInt32().Should().Be(2);
        data.GetProperty("oldestPendingSeconds").GetDouble().Should().BeGreaterThanOrEqualTo(0);
        data.GetProperty("instances")[0].GetProperty("limit").GetDouble().Should().Be(80);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task A_clock_that_jumps_changes_neither_pace_nor_order_nor_what_is_tried_again(int hours)
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131000 });
        var first = await host.QueueAsync(Phone, "0");
        await host.UntilAsync(first, "waiting");
        for (var i = 1; i < 5; i++) await host.QueueAsync(Phone, $"{i}");

        host.Jump(TimeSpan.FromHours(hours));
        var last = await host.QueueAsync(Phone, "5");
        await host.UntilAsync(last, "sent");

        (await host.ArrivedAsync(Phone)).Should().Equal("0", "1", "2", "3", "4", "5");
    }
}
