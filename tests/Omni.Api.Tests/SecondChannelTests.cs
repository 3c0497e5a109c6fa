using System.Net;
using Microsoft.Extensions.Configuration;
using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>The boundary, proven by behaviour: another channel runs beside WhatsApp with no change in the host.</summary>
public sealed class SecondChannelTests
{
    [Fact]
    public async Task A_second_channel_connects_sends_and_receives_beside_the_first()
    {
        await using var host = OmniHost.Start(
            services => new FakeChannel.Module().AddServices(services, new ConfigurationBuilder().Build()));
        var whatsApp = await host.ConnectAsync(TestNumber.Fixtures);
        var (created, body) = await host.PostAsync(
            "/api/v2/instances", new { name = "loft", channel = "carrier-pigeon", credentials = new { ring = "7" } });
        created.Should().Be(HttpStatusCode.Created);
        var loft = body.GetProperty("data").GetProperty("id").GetGuid();

        var (sent, answer) = await host.SendTextAsync(loft, "north tower", "all quiet?");
        var (other, _) = await host.SendTextAsync(whatsApp, "5511987654321", "and here?");

        sent.Should().Be(HttpStatusCode.Created);
        other.Should().Be(HttpStatusCode.Created);
        answer.GetProperty("data").GetProperty("externalMessageId").GetString().Should().Be("flight-1");
        (await host.ListAsync($"/api/v2/messages?instanceId={loft}")).Select(m => m.GetProperty("textContent").GetString())
            .Should().BeEquivalentTo("all quiet?", "coo: all quiet?");
        (await host.ListAsync("/api/v2/instances/supported-channels")).Select(c => c.GetProperty("id").GetString())
            .Should().BeEquivalentTo("whatsapp-cloud", "whatsapp-business", "carrier-pigeon");
        var webhook = await host.Web.PostAsync(new Uri("/webhooks/carrier-pigeon", UriKind.Relative), content: null);
        webhook.StatusCode.Should().Be(HttpStatusCode.NotFound, "it takes no webhooks");
    }
}
