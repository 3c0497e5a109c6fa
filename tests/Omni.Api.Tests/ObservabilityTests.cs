using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>What an operator sees: health, readiness, metrics.</summary>
public sealed class ObservabilityTests
{
    [Fact]
    public async Task Health_names_each_check()
    {
        await using var host = OmniHost.Start();
        await host.ConnectAsync(TestNumber.Fixtures);

        var checks = (await host.GetAsync("/health")).GetProperty("checks");

        foreach (var check in new[] { "database", "disk", "inbox", "nats" })
            checks.GetProperty(check).GetProperty("status").GetString().Should().Be("ok");
        checks.GetProperty("inbox").GetProperty("waiting").GetInt64().Should().Be(0);
        checks.TryGetProperty("instances", out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_makes_the_host_unready_and_leaves_it_alive()
    {
        await using var host = OmniHost.Start(
            settings: new Dictionary<string, string?> { ["Omni:Health:MinFreeDiskBytes"] = "1099511627776" });

        (await host.Web.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await host.Web.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Metrics_are_scraped_with_a_key_and_tell_of_both_journeys()
    {
        await using var host = OmniHost.Start();
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        await host.ReceiveAsync(TestWebhook.Text("wamid.metrics", "5511976000001", "hi"), instance);
        await host.PostWebhookAsync("{}"u8.ToArray(), "sha256=00", instance);
        (await host.SendTextAsync(instance, "5511976000001", "hello")).Status.Should().Be(HttpStatusCode.Created);

        (await host.Web.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var metrics = await Eventually.IsAsync(
            () => host.Api.GetStringAsync(new Uri("/metrics", UriKind.Relative)),
            text => text.Contains("omni_outbox_sent", StringComparison.Ordinal),
            "the send is counted");

        foreach (var name in new[]
        {
            "omni_inbox_received", "omni_inbox_refused", "omni_inbox_depth", "omni_inbox_oldest", "omni_inbox_waited", "omni_inbox_applied",
            "omni_outbox_accepted", "omni_outbox_depth", "omni_outbox_oldest", "omni_outbox_rate", "omni_outbox_limit", "omni_outbox_room",
            "omni_outbox_held", "omni_outbox_latency", "omni_outbox_call",
        }) metrics.Should().Contain(name);
        metrics.Should().Contain("reason=\"malformed\"").And.NotContain("5511976000001");
    }
}
