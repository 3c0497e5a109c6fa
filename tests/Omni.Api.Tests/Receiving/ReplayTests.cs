using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Webhooks of a range of time, processed once more as they came.</summary>
public sealed class ReplayTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_replay_does_again_what_is_missing_and_changes_nothing_else()
    {
        var since = DateTimeOffset.Parse("2020-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await Host.ReceiveAsync(TestWebhook.Text("wamid.replay.1", "5511975000001", "one"), fixture.InstanceId);
        await Host.ReceiveAsync(TestWebhook.Text("wamid.replay.2", "5511975000001", "two"), fixture.InstanceId);
        var chat = await ChatAsync();

        var (status, first) = await Host.PostAsync("/api/v2/webhooks/replay", new { since });

        status.Should().Be(HttpStatusCode.OK, first.ToString());
        first.GetProperty("data").GetProperty("replayed").GetInt32().Should().BeGreaterThanOrEqualTo(4, "two messages and two marks");
        first.GetProperty("data").GetProperty("newEvents").GetInt32().Should().Be(0);
        (await ChatAsync()).ToString().Should().Be(chat.ToString());
    }

    [Fact]
    public async Task A_large_range_is_done_in_parts()
    {
        var since = DateTimeOffset.Parse("2020-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 3; i++)
            await Host.ReceiveAsync(TestWebhook.Text($"wamid.part.{i}", "5511975000002", $"{i}"), fixture.InstanceId);

        var (_, first) = await Host.PostAsync("/api/v2/webhooks/replay", new { since, limit = 2 });
        var data = first.GetProperty("data");
        data.GetProperty("replayed").GetInt32().Should().Be(2);
        data.GetProperty("hasMore").GetBoolean().Should().BeTrue();
        var (_, rest) = await Host.PostAsync("/api/v2/webhooks/replay", new { since, cursor = data.GetProperty("cursor").GetString() });
        rest.GetProperty("data").GetProperty("replayed").GetInt32().Should().BeGreaterThanOrEqualTo(4);
        rest.GetProperty("data").GetProperty("hasMore").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task What_was_received_at_another_time_is_left_alone()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.range.1", "5511975000003", "one"), fixture.InstanceId);

        var (_, after) = await Host.PostAsync(
            "/api/v2/webhooks/replay", new { since = "2099-01-01T00:00:00Z", until = "2099-01-02T00:00:00Z" });
        var (_, before) = await Host.PostAsync(
            "/api/v2/webhooks/replay", new { since = "2020-01-01T00:00:00Z", until = "2020-01-02T00:00:00Z" });

        after.GetProperty("data").GetProperty("replayed").GetInt32().Should().Be(0);
        before.GetProperty("data").GetProperty("replayed").GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("{}", "since")]
    [InlineData("""{"since":"2026-01-02T00:00:00Z","until":"2026-01-01T00:00:00Z"}""", "until")]
    [InlineData("""{"since":"2026-01-02T00:00:00Z","limit":0}""", "limit")]
    [InlineData("""{"since":"2026-01-02T00:00:00Z","limit":5001}""", "limit")]
    [InlineData("""{"since":"2026-01-02T00:00:00Z","cursor":"x"}""", "cursor")]
    public async Task A_wrong_range_is_told(string body, string field)
    {
        var (status, answer) = await Host.PostAsync("/api/v2/webhooks/replay", body);

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty(field, out _)
            .Should().BeTrue(answer.ToString());
    }

    private async Task<JsonElement> ChatAsync() =>
        (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId=5511975000001")).GetProperty("data");
}
