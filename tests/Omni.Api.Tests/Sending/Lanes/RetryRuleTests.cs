using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;

namespace Omni.Api.Tests.Sending.Lanes;

/// <summary>Every rule of cloud-api-2026.md §12 that does more than fail, through the whole host on a fake clock.</summary>
public sealed class RetryRuleTests
{
    private const string Phone = "5511970000001", Other = "5511970000002";

    public static TheoryData<int, double> Passing => new()
    {
        // code, seconds before the first new try
        { 1, 15 }, { 2, 15 }, { 131000, 15 }, { 131016, 15 }, { 135000, 15 }, { 130429, 1 }, { 131056, 4 }, { 4, 60 }, { 80007, 60 },
        { 131057, 300 }, { 134101, 600 },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Passing_trouble_is_tried_again_after_its_time_and_says_so_on_the_message(int code, double seconds)
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = code });

        var id = await host.QueueAsync(Phone, "again");
        await host.UntilAsync(id, "waiting");
        var message = await host.MessageAsync(id);

        message.GetProperty("attempts").GetInt32().Should().Be(1);
        message.GetProperty("lastError").GetString().Should().Contain($"({code})");
        message.GetProperty("deliveryStatus").GetString().Should().Be("pending");
        WaitOf(host, message).Should().BeInRange(seconds - 1, (seconds * 1.25) + 1);
        host.Time.Advance(TimeSpan.FromSeconds(seconds * 1.25));
        await host.UntilAsync(id, "sent");
        (await host.ArrivedAsync(Phone)).Should().Equal("again");
        (await host.MessageAsync(id)).GetProperty("attempts").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Each_try_waits_twice_as_long_and_while_others_get_through_they_end()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:MaxAttempts", "3"));
        await host.FaultAsync(new { errorCode = 131000, to = Phone, calls = "sends" });

        var id = await host.QueueAsync(Phone, "never");
        foreach (var (attempt, seconds) in new[] { (1, 15d), (2, 30), (3, 60) })
        {
            await host.UntilAsync(
                () => host.MessageAsync(id),
                m => m.GetProperty("attempts").GetInt32() == attempt && m.GetProperty("nextAttemptAt").ValueKind == JsonValueKind.String,
                $"try {attempt} was refused");
            WaitOf(host, await host.MessageAsync(id)).Should().BeInRange(seconds - 1, seconds * 1.25);
            await host.UntilAsync(await host.QueueAsync(Other, $"after {attempt}"), "sent");
            await host.FaultAsync(new { errorCode = 131000, to = Phone, calls = "sends" });
            host.Time.Advance(TimeSpan.FromSeconds(seconds * 1.25));
        }

        await host.UntilAsync(id, "failed");
        var failed = await host.MessageAsync(id);
        failed.GetProperty("deliveryStatus").GetString().Should().Be("failed");
        failed.GetProperty("errorCode").GetString().Should().Be("131000");
        failed.GetProperty("attempts").GetInt32()
            .Should().Be(4, "the first was nobody's strike: no other message was there to get through");
        (await host.Host.ListAsync($"/api/v2/events?eventType=message.failed&instanceId={host.InstanceId}")).Should().ContainSingle();
    }

    [Fact]
    public async Task What_may_have_been_taken_is_not_tried_again_once_a_status_has_told_of_it()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { drop = "after" });
        var id = (await host.PostAsync("/api/v2/messages/send", Phone, "once")).Body.GetProperty("error").GetProperty("details")
            .GetProperty("id").GetGuid();
        await host.UntilAsync(id, "sent");

        host.Time.Advance(TimeSpan.FromHours(1));

        (await host.ArrivedAsync(Phone)).Should().Equal("once");
    }

    [Fact]
    public async Task What_is_refused_for_too_long_is_given_up()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:GiveUpAfter", "00:10:00"));
        await host.FaultAsync(new { errorCode = 80007, count = 1000 });

        var id = await host.QueueAsync(Phone, "too late");
        while ((await host.UntilAsync(id, "waiting", "failed")).GetProperty("state").GetString() == "waiting")
        {
            // To just after the next try, and no further: a call that is under way must not see ten minutes pass.
            host.Time.Advance(TimeSpan.FromSeconds(Math.Max(0, WaitOf(host, await host.MessageAsync(id)))));
            await host.UntilAsync(
                () => host.QueuedAsync(id),
                q => q.GetProperty("state").GetString() == "failed"
                    || q.GetProperty("nextAttemptAt") is { ValueKind: JsonValueKind.String } next
                        && next.GetDateTimeOffset() > host.Time.GetUtcNow(),
                "it was tried again");
        }

        (await host.UntilAsync(id, "failed")).GetProperty("lastError").GetString().Should().Contain("80007");
    }

    [Fact]
    public async Task A_recipient_who_had_too_many_is_held_four_times_as_long_each_time_and_others_go_on()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131056, count = 2 });
        var first = await host.QueueAsync(Phone, "one");
        await host.UntilAsync(first, "waiting");
        host.Time.Advance(TimeSpan.FromSeconds(4));
        await host.UntilAsync(
            () => host.MessageAsync(first),
            m => m.GetProperty("attempts").GetInt32() == 2 && m.GetProperty("nextAttemptAt").ValueKind == JsonValueKind.String,
            "the second try was refused");
        WaitOf(host, await host.MessageAsync(first)).Should().BeInRange(15, 16);

        var second = await host.QueueAsync(Phone, "two");
        var other = await host.QueueAsync(Other, "hello");
        await host.UntilAsync(other, "sent");

        (await host.ArrivedAsync(Phone)).Should().BeEmpty("the recipient is held");
        (await host.QueuedAsync(second)).GetProperty("state").GetString().Should().Be("pending");
        host.Time.Advance(TimeSpan.FromSeconds(16));
        await host.UntilAsync(second, "sent");
        (await host.ArrivedAsync(Phone)).Should().Equal(["one", "two"], "order is kept through retries");
    }

    [Fact]
    public async Task A_call_limit_holds_everybody()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 80007 });
        var first = await host.QueueAsync(Phone, "one");
        await host.UntilAsync(first, "waiting");

        var other = await host.QueueAsync(Other, "two");
        host.Time.Advance(TimeSpan.FromSeconds(30));

        var outbox = (await host.Host.GetAsync("/api/v2/outbox")).GetProperty("data").GetProperty("instances")[0];
        outbox.GetProperty("heldBecause").GetString().Should().Contain("80007");
        outbox.GetProperty("heldUntil").ValueKind.Should().Be(JsonValueKind.String);
        (await host.QueuedAsync(other)).GetProperty("state").GetString().Should().Be("pending");
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.UntilAsync(other, "sent");
        await host.UntilAsync(first, "sent");
    }

    [Fact]
    public async Task Too_fast_for_the_number_halves_its_pace()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 130429 });

        var id = await host.QueueAsync(Phone, "slower");
        await host.UntilAsync(id, "waiting");

        var instance = (await host.Host.GetAsync("/api/v2/outbox")).GetProperty("data").GetProperty("instances")[0];
        instance.GetProperty("limit").GetDouble().Should().Be(80);
        instance.GetProperty("rate").GetDouble().Should().BeInRange(40, 45);
    }

    [Theory]
    [InlineData(131042)]
    [InlineData(131045)]
    [InlineData(131037)]
    [InlineData(133010)]
    public async Task Trouble_that_somebody_must_end_stops_the_number_and_keeps_its_messages(int code)
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = code });
        var first = await host.QueueAsync(Phone, "one");
        await host.UntilAsync(first, "waiting");
        var second = await host.QueueAsync(Other, "two");

        host.Time.Advance(TimeSpan.FromHours(2));
        (await host.QueuedAsync(second)).GetProperty("state").GetString().Should().Be("pending");
        (await host.Host.ListAsync($"/api/v2/events?eventType=system.instance_health&instanceId={host.InstanceId}"))
            .Should().ContainSingle("somebody is told");

        (await host.Host.PostAsync("/api/v2/outbox/resume", new { instanceId = host.InstanceId })).Status
            .Should().Be(System.Net.HttpStatusCode.OK);
        await host.UntilAsync(second, "sent");
        await host.UntilAsync(first, "sent");
    }

    [Theory]
    [InlineData(368)]
    [InlineData(131031)]
    public async Task What_Meta_forbids_fails_and_the_others_wait_until_somebody_acts(int code)
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = code });
        var first = await host.QueueAsync(Phone, "one");
        await host.UntilAsync(first, "failed");
        var second = await host.QueueAsync(Other, "two");

        host.Time.Advance(TimeSpan.FromHours(2));
        (await host.QueuedAsync(second)).GetProperty("state").GetString().Should().Be("pending");
        await host.Host.PostAsync($"/api/v2/instances/{host.InstanceId}/restart", new { });
        await host.UntilAsync(second, "sent");
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(190)]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(131005)]
    [InlineData(200)]
    public async Task Token_trouble_keeps_every_message_and_a_new_token_sends_them_in_order(int code)
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = code, httpStatus = 401 });
        var first = await host.QueueAsync(Phone, "one");
        await host.UntilAsync(first, "waiting");

        host.Time.Advance(TimeSpan.FromHours(3));
        (await host.QueuedAsync(first)).GetProperty("state").GetString().Should().Be("waiting");
        (await host.Host.PostAsync(
            $"/api/v2/instances/{host.InstanceId}/connect", new { token = Omni.Testing.TestNumber.Fixtures.AccessToken })).Status
            .Should().Be(System.Net.HttpStatusCode.OK);

        await host.UntilAsync(first, "sent");
        (await host.ArrivedAsync(Phone)).Should().Equal("one");
    }

    [Theory]
    [InlineData(131026)]
    [InlineData(131051)]
    [InlineData(131048)]
    [InlineData(131049)]
    [InlineData(130472)]
    [InlineData(131050)]
    [InlineData(131064)]
    [InlineData(132001)]
    [InlineData(132015)]
    [InlineData(137000)]
    public async Task What_cannot_help_is_not_tried_again(int code)
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = code });

        var (status, body) = await host.PostAsync("/api/v2/messages/send", Phone, "no");

        status.Should().Be(System.Net.HttpStatusCode.BadGateway);
        var details = body.GetProperty("error").GetProperty("details");
        details.GetProperty("errorCode").GetString().Should().Be($"{code}");
        details.GetProperty("retryable").GetBoolean().Should().BeFalse();
        (await host.MessageAsync(details.GetProperty("messageId").GetGuid())).GetProperty("attempts").GetInt32().Should().Be(1);
    }

    [Theory]
    [InlineData(131052)]
    [InlineData(131053)]
    public async Task Media_that_Meta_could_not_take_is_tried_once_more_and_then_fails(int code)
    {
        await using var host = await FakeTimeHost.StartAsync();
        var media = new { type = "image", url = "https://example.com/a.jpg" };
        await host.FaultAsync(new { errorCode = code });
        (await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send/media", Phone, "x", media))).Status
            .Should().Be(System.Net.HttpStatusCode.Created);

        await host.FaultAsync(new { errorCode = code, count = 2 });
        (await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send/media", Phone, "x", media))).Status
            .Should().Be(System.Net.HttpStatusCode.BadGateway);
    }

    private static double WaitOf(FakeTimeHost host, JsonElement message) =>
        (message.GetProperty("nextAttemptAt").GetDateTimeOffset() - host.Time.GetUtcNow()).TotalSeconds;
}
