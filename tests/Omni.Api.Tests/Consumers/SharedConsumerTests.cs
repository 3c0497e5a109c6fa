using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Consumers;

/// <summary>A shared consumer gives each event to one puller, and to the next one when it is not acknowledged in time.</summary>
public sealed class SharedConsumerTests(ConsumerFixture fixture) : IClassFixture<ConsumerFixture>
{
    private static readonly object Shared = new { shared = true };

    [Fact]
    public async Task Each_page_goes_to_one_puller_and_the_cursor_passes_the_oldest_lease_only()
    {
        var name = await fixture.CreateAsync("pages", Shared);
        string[] texts = [await fixture.ReceiveAsync(), await fixture.ReceiveAsync(), await fixture.ReceiveAsync()];
        var start = (await fixture.GetAsync(name)).GetProperty("cursor").GetInt64();

        var pages = new List<JsonElement>();
        while (pages.Sum(p => p.GetProperty("items").GetArrayLength()) < texts.Length) pages.Add(await fixture.PullAsync(name, "limit=1"));
        var taken = pages.Where(p => p.GetProperty("items").GetArrayLength() > 0).ToList();
        taken.SelectMany(ConsumerFixture.TextsOf).Should().Equal(texts);
        (await fixture.PullAsync(name)).GetProperty("items").GetArrayLength().Should().Be(0, "all are out");

        (await AckAsync(name, taken[1])).GetProperty("cursor").GetInt64().Should().BeInRange(start, ConsumerFixture.CursorOf(taken[0]) - 1);
        (await AckAsync(name, taken[0])).GetProperty("cursor").GetInt64()
            .Should().BeInRange(ConsumerFixture.CursorOf(taken[1]), ConsumerFixture.CursorOf(taken[2]) - 1);
        var last = await AckAsync(name, taken[2]);
        last.GetProperty("cursor").GetInt64().Should().Be(ConsumerFixture.CursorOf(taken[2]));
        (await AckAsync(name, taken[2])).GetProperty("cursor").GetInt64().Should().Be(last.GetProperty("cursor").GetInt64(), "again");
        (await fixture.TryAckAsync(name, new { cursor = ConsumerFixture.CursorOf(taken[2]) })).Status
            .Should().Be(HttpStatusCode.BadRequest);
        (await fixture.TryAckAsync(name, new { leaseId = Guid.Empty })).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_not_acknowledged_in_time_goes_to_a_puller_that_waits()
    {
        var name = await fixture.CreateAsync("late", new { shared = true, leaseMs = 5000 });
        string[] texts = [await fixture.ReceiveAsync(), await fixture.ReceiveAsync()];
        var first = await fixture.PullAsync(name);
        ConsumerFixture.TextsOf(first).Should().Equal(texts);
        var waiting = fixture.PullAsync(name, "waitMs=30000&limit=1");

        var second = await fixture.Fake.WhileTimePassesAsync(waiting);

        ConsumerFixture.TextsOf(second).Should().Equal(texts[..1]);
        (await fixture.TryAckAsync(name, new { leaseId = first.GetProperty("leaseId").GetString() })).Status
            .Should().Be(HttpStatusCode.Conflict, "its events were given to another");
        ConsumerFixture.TextsOf(await fixture.PullAsync(name)).Should().Equal(texts[1..]);
        await AckAsync(name, second);
        (await fixture.GetAsync(name)).GetProperty("cursor").GetInt64().Should().Be(ConsumerFixture.CursorOf(second));
    }

    [Fact]
    public async Task Many_pullers_get_every_event_once()
    {
        var name = await fixture.CreateAsync("many", new { eventType = "message.*", shared = true });
        var expected = new List<string?>();
        var got = new System.Collections.Concurrent.ConcurrentBag<string?>();
        using var done = new CancellationTokenSource();
        var pullers = Enumerable.Range(0, 4).Select(_ => PullAllAsync()).ToList();
        for (var i = 0; i < 12; i++) expected.Add(await fixture.ReceiveAsync($"55119555501{i:00}"));

        await Eventually.IsAsync(() => Task.FromResult(got.Count), count => count >= expected.Count, "every event was pulled");
        await done.CancelAsync();
        await Task.WhenAll(pullers);

        got.Should().BeEquivalentTo(expected);

        async Task PullAllAsync()
        {
            while (!done.IsCancellationRequested)
            {
                var page = await fixture.PullAsync(name, "limit=2");
                foreach (var text in ConsumerFixture.TextsOf(page)) got.Add(text);
                if (page.TryGetProperty("leaseId", out _)) await AckAsync(name, page);
            }
        }
    }

    private Task<JsonElement> AckAsync(string name, JsonElement page) =>
        fixture.AckAsync(name, new { leaseId = page.GetProperty("leaseId").GetString() });
}
