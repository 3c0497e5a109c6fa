using System.Net;

namespace Omni.Api.Tests.Consumers;

/// <summary>A pull that waits gets its answer when there is one. Time stands still: what ends it is what is asserted.</summary>
public sealed class WaitingPullTests(ConsumerFixture fixture) : IClassFixture<ConsumerFixture>
{
    [Fact]
    public async Task It_ends_with_the_event_it_waits_for()
    {
        var name = await fixture.CreateAsync("waits",
            new { filters = new[] { new { field = "from", @operator = "eq", value = "5511955550009" } } });
        var pull = fixture.PullAsync(name, "waitMs=30000");
        await fixture.ReceiveAsync();
        pull.IsCompleted.Should().BeFalse("what came is not wanted");

        var text = await fixture.ReceiveAsync("5511955550009");

        ConsumerFixture.TextsOf(await pull).Should().Equal(text);
    }

    [Fact]
    public async Task It_ends_when_its_time_is_over()
    {
        var name = await fixture.CreateAsync("over");

        var page = await fixture.Fake.WhileTimePassesAsync(fixture.PullAsync(name, "waitMs=30000"));

        page.GetProperty("items").GetArrayLength().Should().Be(0);
        (ConsumerFixture.CursorOf(page), page.GetProperty("hasMore").GetBoolean())
            .Should().Be((page.GetProperty("head").GetInt64(), false));
    }

    [Fact]
    public async Task It_ends_when_the_consumer_is_removed()
    {
        var name = await fixture.CreateAsync("removed");
        var pull = fixture.TryPullAsync(name, "waitMs=30000");

        await fixture.PullAsync(name);

        using var removed = await fixture.Host.Api.DeleteAsync(new Uri($"/api/v2/events/consumers/{name}", UriKind.Relative));
        await fixture.CreateAsync(name);

        removed.StatusCode.Should().Be(HttpStatusCode.OK);
        (await pull).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_ends_when_its_key_is_revoked()
    {
        var name = await fixture.CreateAsync("revoked");
        var (_, made) = await fixture.Host.PostAsync("/api/v2/keys", new { name = "a puller's", scopes = new[] { "events:read" } });
        var key = made.GetProperty("data");
        using var client = fixture.Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", key.GetProperty("plainTextKey").GetString());
        (await fixture.TryPullAsync(name, client: client)).Status.Should().Be(HttpStatusCode.OK);
        var pull = fixture.TryPullAsync(name, "waitMs=30000", client);
        await fixture.Host.PostAsync($"/api/v2/keys/{key.GetProperty("id").GetString()}/revoke", new { });

        await fixture.ReceiveAsync();

        (await pull).Status.Should().BeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
    }
}
