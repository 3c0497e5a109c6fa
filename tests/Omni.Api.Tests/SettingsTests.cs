using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests;

public sealed class SettingsTests
{
    [Fact]
    public async Task Settings_in_force_are_read_with_their_defaults_and_without_secrets()
    {
        await using var host = OmniHost.Start(settings: new Dictionary<string, string?>
        {
            ["Omni:PublicUrl"] = "https://omni.example.com",
            ["Omni:EventBus:Url"] = "nats://user:topsecret@localhost:4222",
            ["Omni:EventBus:Password"] = "topsecret",
            ["Omni:Media:S3:SecretKey"] = "topsecret",
        });

        var all = await host.ListAsync("/api/v2/settings");
        var byKey = all.ToDictionary(s => s.GetProperty("key").GetString()!, StringComparer.Ordinal);

        all.Should().NotContain(s => s.ToString().Contains("topsecret", StringComparison.Ordinal));
        byKey["Omni:EventBus:Url"].GetProperty("value").GetString().Should().Be("nats://***@localhost:4222");
        byKey["Omni:EventBus:Password"].GetProperty("value").GetString().Should().Be("********");
        byKey["Omni:Outbox:Retention"].GetProperty("value").GetString().Should().Be("7.00:00:00");
        byKey["Omni:Outbox:Retention"].GetProperty("isDefault").GetBoolean().Should().BeTrue();
        byKey["Omni:Outbox:Retention"].GetProperty("environmentVariable").GetString().Should().Be("Omni__Outbox__Retention");
        (await host.GetAsync("/api/v2/settings/Omni:Audit:Retention")).GetProperty("data").GetProperty("value").GetString()
            .Should().Be("30.00:00:00");
        (await host.Api.GetAsync(new Uri("/api/v2/settings/Omni:Nothing", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.NotFound);
    }
}
