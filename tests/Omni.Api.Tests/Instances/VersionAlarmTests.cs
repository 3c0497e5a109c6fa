using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>A Graph API version that ends is seen before it ends: log, health, metrics, status and event.</summary>
public sealed class VersionAlarmTests
{
    [Fact]
    public async Task A_version_that_ends_is_seen_in_log_health_metrics_and_status_and_degrades_its_instance_in_the_last_days()
    {
        var clock = new ShiftedClock(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
        var logs = new RecordedLogs();
        await using var host = OmniHost.Start(
            services =>
            {
                logs.AddTo(services);
                services.AddSingleton<TimeProvider>(clock);
            }, new Dictionary<string, string?> { ["Sandbox:OldestGraphVersion"] = "v21.0" });
        var fine = await host.ConnectAsync(TestNumber.Second, "fine");
        (await host.GetAsync("/health")).GetProperty("checks").GetProperty("instances").GetProperty("status").GetString().Should().Be("ok");
        using var metrics = new HostInstrument(host, "omni.graph.version.alarm");
        using var days = new HostInstrument(host, "omni.graph.version.days_left");

        var ending = await ConnectAsync(host, TestNumber.Fixtures, "v21.0");

        var status = await StatusAsync(host, ending);
        status.GetProperty("health").GetString().Should().Be("warning");
        status.GetProperty("isConnected").GetBoolean().Should().BeTrue();
        status.GetProperty("message").GetString().Should().Contain("v21.0 ends on 2027-01-21, in 55 days").And.Contain("v25.0");
        status.GetProperty("warnings")[0].GetProperty("code").GetString().Should().Be("GRAPH_API_VERSION");
        (await StatusAsync(host, fine)).GetProperty("health").GetString().Should().Be("healthy");
        (await InstancesCheckAsync(host)).Should().Contain("v21.0 ends on 2027-01-21").And.StartWith("warn");
        logs.Warnings.Where(w => w.Contains("GraphVersionWatch", StringComparison.Ordinal)).Should().ContainSingle();
        metrics.Now().Where(alarm => alarm > 0).Should().Equal(1);
        days.Now().Should().Contain(55);
        (await HealthEventsAsync(host)).Should().BeEmpty();

        clock.Now = new DateTimeOffset(2027, 1, 10, 12, 0, 0, TimeSpan.Zero);

        (await StatusAsync(host, ending)).GetProperty("health").GetString().Should().Be("degraded");
        (await InstancesCheckAsync(host)).Should().Contain("1 instance(s) degraded").And.Contain("in 11 days");
        (await host.Web.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode
            .Should().BeTrue("the host itself takes work");
        metrics.Now().Where(alarm => alarm > 0).Should().Equal(2);
        (await HealthEventsAsync(host)).Should().ContainSingle().Which.GetProperty("rawPayload").ToString().Should().Contain("v21.0");

        var dead = await ConnectAsync(host, new TestNumber { PhoneNumberId = "306540352242999" }, "v20.0");

        (await StatusAsync(host, dead)).GetProperty("message").GetString().Should().Contain("v20.0 was requested and v21.0 answered");
    }

    private static async Task<Guid> ConnectAsync(OmniHost host, TestNumber number, string version)
    {
        await host.AddNumberAsync(number);
        var (_, body) = await host.PostAsync("/api/v2/instances", new
        {
            name = version,
            channel = "whatsapp-cloud",
            credentials = number.Credentials(),
            options = new { graphBaseUrl = host.Address, callbackUrl = host.Address, graphApiVersion = version },
        });
        return body.GetProperty("data").GetProperty("id").GetGuid();
    }

    private static async Task<JsonElement> StatusAsync(OmniHost host, Guid instance) =>
        (await host.GetAsync($"/api/v2/instances/{instance}/status")).GetProperty("data");

    private static async Task<string> InstancesCheckAsync(OmniHost host)
    {
        var check = (await host.GetAsync("/health")).GetProperty("checks").GetProperty("instances");
        return $"{check.GetProperty("status")} {check.GetProperty("details")}";
    }

    private static Task<IReadOnlyList<JsonElement>> HealthEventsAsync(OmniHost host) =>
        host.ListAsync("/api/v2/events?eventType=system.instance_health");

    /// <summary>A clock that shows a time of the test and goes on from there; timers are the machine's.</summary>
    private sealed class ShiftedClock(DateTimeOffset now) : TimeProvider
    {
        private TimeSpan _offset = now - System.GetUtcNow();

        public DateTimeOffset Now
        {
            set => _offset = value - System.GetUtcNow();
        }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _offset;
    }
}
