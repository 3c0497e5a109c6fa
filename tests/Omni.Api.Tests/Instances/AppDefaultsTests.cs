using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>The environment of an Omni, which knows one Meta app, is enough for its instances.</summary>
public sealed class AppDefaultsTests
{
    private static readonly TestNumber Number = new() { PhoneNumberId = "761000000000001" };

    [Fact]
    public async Task Secret_token_and_version_of_the_app_are_those_of_instances_that_give_none()
    {
        await using var host = OmniHost.Start(settings: new Dictionary<string, string?>
        {
            ["META_APP_SECRET"] = Number.AppSecret,
            ["META_VERIFY_TOKEN"] = "the-apps-own-token",
            ["META_GRAPH_API_VERSION"] = "v24.0",
            ["META_APP_ID"] = "1234567890",
        });
        const string address = "/api/v2/channels/whatsapp-business/webhook";
        using var challenge = await host.Web.GetAsync(new Uri(
            $"{address}?hub.mode=subscribe&hub.verify_token=the-apps-own-token&hub.challenge=7", UriKind.Relative));
        (challenge.StatusCode, await challenge.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, "7"));

        await host.AddNumberAsync(Number);
        var credentials = Number.Credentials().Where(c => c.Key is not ("appSecret" or "webhookVerifyToken"))
            .ToDictionary(c => c.Key, c => c.Value);
        var (status, made) = await host.PostAsync("/api/v2/instances", new
        {
            name = "of the app",
            channel = "whatsapp-business",
            credentials,
            options = new { graphBaseUrl = host.Address, callbackUrl = host.Address },
        });
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        made.ToString().Should().NotContain(Number.AppSecret);
        var instance = made.GetProperty("data").GetProperty("id").GetGuid();
        (await host.GetAsync($"/api/v2/instances/{instance}/status")).GetProperty("data").GetProperty("state").GetString()
            .Should().Be("connected");

        var body = TestWebhook.Text("wamid.of.the.app", "5511987654388", "hello", phoneNumberId: Number.PhoneNumberId);
        using var content = new ByteArrayContent(body);
        content.Headers.Add("X-Hub-Signature-256", Number.Sign(body));
        using var taken = await host.Web.PostAsync(new Uri(address, UriKind.Relative), content);
        taken.StatusCode.Should().Be(HttpStatusCode.OK);
        await Eventually.IsAsync(
            () => host.ListAsync($"/api/v2/messages?instanceId={instance}"), found => found.Count == 1, "the webhook is proved genuine");
    }
}
