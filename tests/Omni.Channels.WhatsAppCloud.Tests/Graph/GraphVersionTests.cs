using System.Text.Json;
using Omni.Channels.Sdk.Instances;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Instances;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Omni.Channels.WhatsAppCloud.Tests.Graph;

/// <summary>Which Graph API version an instance asks for, until when Meta serves it, and what an operator sees of that in time.</summary>
public sealed class GraphVersionTests
{
    private const string Number = """{"id":"106540352242922","display_phone_number":"+1 555-078-3881","verified_name":"Test Shop"}""";

    [Theory]
    [InlineData("v21.0", "2026-10-22", "none")]
    [InlineData("v21.0", "2026-10-23", "warning")]
    [InlineData("v21.0", "2027-01-06", "warning")]
    [InlineData("v21.0", "2027-01-07", "degraded")]
    [InlineData("v21.0", "2027-01-21", "degraded")]
    [InlineData("v21.0", "2027-01-22", "degraded")]
    [InlineData("v22.0", "2027-05-07", "degraded")]
    [InlineData("v20.0", "2026-11-27", "degraded")]
    [InlineData("v19.0", "2026-11-27", "degraded")]
    [InlineData("v3.3", "2026-11-27", "degraded")]
    [InlineData("v25.0", "2028-04-29", "none")]
    [InlineData("v25.0", "2028-04-30", "warning")]
    [InlineData("v26.0", "2030-01-01", "none")]
    [InlineData("v31.0", "2026-11-27", "none")]
    [InlineData(null, "2026-11-27", "none")]
    public async Task A_version_warns_90_days_before_its_end_and_degrades_its_instance_14_days_before(
        string? version, string today, string expected)
    {
        await using var fixture = new PluginFixture(new FixedDay(today));

        await ConnectAsync(fixture, version, answered: version ?? "v25.0");

        LevelOf(fixture).Should().Be(expected);
        var health = await fixture.Plugin.GetHealthAsync(CancellationToken.None);
        health.Status.Should().Be(expected == "none" ? HealthLevel.Healthy : HealthLevel.Degraded);
        await fixture.Plugin.GetStatusAsync(fixture.InstanceId, CancellationToken.None);
        await fixture.Plugin.GetStatusAsync(fixture.InstanceId, CancellationToken.None);
        fixture.Emitted.Select(e => e.Payload).OfType<InstanceHealth>().Select(h => h.Level)
            .Should().Equal(expected == "degraded" ? [HealthLevel.Degraded] : []);
    }

    [Theory]
    [InlineData("v23.0")]
    [InlineData("v26.0")]
    public async Task Another_version_that_answers_is_the_same_alarm(string answered)
    {
        await using var fixture = new PluginFixture(new FixedDay("2026-11-27"));

        await ConnectAsync(fixture, "v22.0", answered);

        fixture.Plugin.GetWarnings(fixture.InstanceId).Should().ContainSingle().Which.Should().Match<ChannelWarning>(
            w => w.Code == "GRAPH_API_VERSION" && w.IsDegraded && w.Message.Contains("v22.0") && w.Message.Contains(answered));
    }

    [Fact]
    public async Task Instances_ask_for_a_living_version_unless_they_name_one()
    {
        await using var fixture = new PluginFixture();

        await ConnectAsync(fixture, version: null, "v25.0");

        fixture.Graph.LogEntries[0].RequestMessage!.Path.Should().StartWith("/v25.0/");
    }

    private static string LevelOf(PluginFixture fixture) => fixture.Plugin.GetWarnings(fixture.InstanceId) switch
    {
        [] => "none",
        [var only] => only.IsDegraded ? "degraded" : "warning",
        _ => "several",
    };

    private static async Task ConnectAsync(PluginFixture fixture, string? version, string answered)
    {
        fixture.Graph.Given(Request.Create().UsingGet()).RespondWith(Response.Create().WithStatusCode(200)
            .WithHeader("Content-Type", "application/json").WithHeader("facebook-api-version", answered).WithBody(Number));
        var options = new Dictionary<string, JsonElement>();
        if (version is not null) options["graphApiVersion"] = JsonSerializer.SerializeToElement(version);
        (await fixture.ConnectAsync(options: options)).State.Should().Be(ConnectionState.Connected);
    }

    private sealed class FixedDay(string day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() =>
            new(DateOnly.ParseExact(day, "yyyy-MM-dd", provider: null), new TimeOnly(12, 0), TimeSpan.Zero);
    }
}
