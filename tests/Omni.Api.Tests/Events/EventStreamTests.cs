using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Events;
using Omni.Testing;

namespace Omni.Api.Tests.Events;

/// <summary>Events as they happen, over HTTP.</summary>
public sealed class EventStreamTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task An_event_arrives_as_it_happens_with_its_id_type_and_envelope()
    {
        await using var stream = await EventStreamReader.OpenAsync(Host.Api, "eventType=message.received");
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.sse", "5511900000001", "over the wire"));

        var (id, type, envelope) =
            await stream.NextAsync(e => e.Data.GetProperty("payload").GetProperty("externalId").GetString() == "wamid.sse");

        type.Should().Be("message.received");
        id.Should().Be(envelope.GetProperty("id").GetString());
        envelope.GetProperty("payload").GetProperty("content").GetProperty("text").GetString().Should().Be("over the wire");
    }

    [Fact]
    public async Task Who_was_away_goes_on_after_the_last_event_it_has_and_misses_none()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.away.0", "5511900000002", "the last one seen"), fixture.InstanceId);
        var last = (await Host.ListAsync(
            "/api/v2/events?search=the last one seen&eventType=message.received"))[0].GetProperty("id").GetString()!;
        for (var i = 1; i <= 300; i++)
        {
            var body = TestWebhook.Text($"wamid.away.{i}", "5511900000002", $"{i}");
            await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), fixture.InstanceId);
        }

        await using var stream = await EventStreamReader.OpenAsync(Host.Api, "eventType=message.*", last);
        var seen = new List<string>();
        while (seen.Count < 300)
        {
            var (_, _, envelope) = await stream.NextAsync(e => e.Data.GetProperty("payload").GetProperty("externalId").GetString()!
                .StartsWith("wamid.away.", StringComparison.Ordinal));
            seen.Add(envelope.GetProperty("payload").GetProperty("externalId").GetString()!);
        }

        seen.Should().Equal(Enumerable.Range(1, 300).Select(i => $"wamid.away.{i}"));
    }

    [Fact]
    public async Task An_id_of_zeros_stands_before_the_first_event()
    {
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.zeros", "5511900000006", "from the beginning"));
        var first = (await Host.Services.GetRequiredService<EventLog>().ReadAfterAsync(0, CancellationToken.None))[0];

        await using var stream = await EventStreamReader.OpenAsync(Host.Api, "", Guid.Empty.ToString());

        (await stream.NextAsync(_ => true)).Id.Should().Be(first.Id.ToString());
    }

    [Fact]
    public async Task A_key_of_another_instance_hears_nothing_and_a_revoked_key_is_cut_off_from_new_streams()
    {
        var (_, made) = await Host.PostAsync(
            "/api/v2/keys", new { name = "deaf", scopes = new[] { "events:read" }, instanceIds = new[] { Guid.CreateVersion7() } });
        using var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        await using var deaf = await EventStreamReader.OpenAsync(client, "");
        await using var hears = await EventStreamReader.OpenAsync(Host.Api, "");
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.deaf", "5511900000003", "secret"));
        await hears.NextAsync(e => e.Data.ToString().Contains("wamid.deaf", StringComparison.Ordinal));

        deaf.Seen.Should().BeEmpty();
        await Host.PostAsync($"/api/v2/keys/{made.GetProperty("data").GetProperty("id").GetString()}/revoke", new { });
        (await client.GetAsync(new Uri("/api/v2/events/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead)).StatusCode
            .Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_subscriber_that_is_slow_stalls_nobody_and_misses_nothing()
    {
        var (bus, log) = (Host.Services.GetRequiredService<InProcessEventBus>(), Host.Services.GetRequiredService<EventLog>());
        var start = await log.LastAsync(CancellationToken.None);
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await using var slow = bus.FollowAsync(start, limit.Token).GetAsyncEnumerator(limit.Token);
        var first = slow.MoveNextAsync().AsTask();

        // More than its queue holds, while it takes nothing.
        await Parallel.ForEachAsync(Enumerable.Range(0, 1200), limit.Token, async (i, _) =>
        {
            var body = TestWebhook.Text($"wamid.slow.{i}", $"55119111{i % 50:00000}", $"{i}");
            await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), fixture.InstanceId);
        });
        await Host.ProcessedAsync(fixture.InstanceId);
        var last = await log.LastAsync(CancellationToken.None);

        var seen = new List<long>();
        for (var more = await first; more && seen.LastOrDefault() < last; more = seen[^1] < last && await slow.MoveNextAsync())
            seen.Add(slow.Current.Seq);
        seen.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.HaveCount((int)(last - start));
    }

    [Theory]
    [InlineData("lastEventId=7")]
    [InlineData("lastEventId=01a20e74-7c9f-7997-a274-a048be3f87cf")]
    [InlineData("eventType=Message received")]
    public async Task What_cannot_be_followed_is_refused(string query) =>
        (await Host.Api.GetAsync(
            new Uri($"/api/v2/events/stream?{query}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead)).StatusCode
            .Should().Be(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_preview_ends_between_characters()
    {
        var start = $"preview {new string('x', 91)}";
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.preview", "5511900000005", $"{start}\U0001F600 and more"));
        await Eventually.IsAsync(() => Host.ListAsync("/api/v2/events?search=preview x"), found => found.Count == 1, "the event is there");

        var (_, summary) = await Host.PostAsync("/api/v2/events/search", new { query = "preview x", format = "summary" });

        summary.GetProperty("items")[0].GetProperty("textPreview").GetString().Should().Be(start);
    }

    [Fact]
    public async Task Events_are_searched_and_counted()
    {
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.search", "5511900000004", "a needle in the hay"));
        await Eventually.IsAsync(() => Host.ListAsync("/api/v2/events?search=needle"), found => found.Count == 1, "the event is there");

        var (_, summary) = await Host.PostAsync(
            "/api/v2/events/search",
            new
            {
                query = "needle",
                filters = new { eventType = new[] { "message.received" }, direction = "inbound" },
                format = "summary",
            });
        var (_, agent) = await Host.PostAsync("/api/v2/events/search", new { query = "needle", format = "agent" });
        var analytics = await Host.GetAsync($"/api/v2/events/analytics?instanceId={fixture.InstanceId}&granularity=hourly");

        summary.GetProperty("items")[0].GetProperty("textPreview").GetString().Should().Be("a needle in the hay");
        agent.GetProperty("asContext").GetString().Should().Contain("inbound: a needle in the hay");
        analytics.GetProperty("totalMessages").GetInt64().Should().BeGreaterThan(0);
        analytics.GetProperty("messageTypes").GetProperty("text").GetInt64().Should().BeGreaterThan(0);
        analytics.GetProperty("instances").GetProperty(fixture.InstanceId.ToString()).GetInt64()
            .Should().Be(analytics.GetProperty("totalMessages").GetInt64());
        analytics.GetProperty("timeline").GetArrayLength().Should().BeGreaterThan(0);
        (await Host.GetAsync("/api/v2/events/analytics?since=2030-01-01T00:00:00Z")).GetProperty("totalMessages").GetInt64().Should().Be(0);
    }
}
