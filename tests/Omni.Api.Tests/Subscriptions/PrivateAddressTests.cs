using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Subscriptions;

/// <summary>
/// What a subscription may name: events that can come, and addresses of the internet; where the sandbox runs, also this machine.
/// </summary>
public sealed class PrivateAddressTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task This_machine_is_allowed_where_the_sandbox_runs()
    {
        await using var receiver = await EventReceiver.StartAsync();
        var (status, _) = await fixture.Host.PostAsync("/api/v2/subscriptions", new { url = receiver.Address });
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.private", "5511987654399", "inside"));

        status.Should().Be(HttpStatusCode.Created);
        await Eventually.IsAsync(() => Task.FromResult(receiver.Posts), posts => posts.Count > 0, "it is posted");
    }

    [Fact]
    public async Task Elsewhere_it_is_refused_when_it_is_named_and_when_it_is_posted_to()
    {
        await using var host = OmniHost.Start(settings: new Dictionary<string, string?> { ["Sandbox:Enabled"] = "false" });
        foreach (var url in new[]
        {
            "http://127.0.0.1:9/x", "http://localhost/x", "http://[::1]/x", "http://127.1/x", "http://a.localhost./x",
        })
        {
            await RefusedAsync(host, url);
        }

        var (status, made) = await host.PostAsync("/api/v2/subscriptions", new { url = "https://hooks.example.invalid/x" });
        status.Should().Be(HttpStatusCode.Created, "a name that nothing answers for now may be there later");
        (await PatchAsync(host, made, new { url = "http://127.0.0.1:9/x" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PatchAsync(host, made, new { state = "paused" })).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://10.1.2.3/hook")]
    [InlineData("https://172.16.0.1/hook")]
    [InlineData("https://192.168.0.10:8443/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://167772161/")]
    [InlineData("http://0x0a.0.0.1/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[64:ff9b::a00:1]/")]
    public async Task A_private_address_is_refused_when_it_is_named(string url) => await RefusedAsync(fixture.Host, url);

    [Theory]
    [InlineData("ftp://example.com")]
    [InlineData("https://user:secret@example.com/hook")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task A_url_that_is_none_is_refused(string url) => await RefusedAsync(fixture.Host, url);

    [Theory]
    [InlineData("message.recieved")]
    [InlineData("message")]
    [InlineData("messages.*")]
    [InlineData("mesage.*")]
    [InlineData("agent.*")]
    [InlineData("custom")]
    [InlineData("call.")]
    [InlineData("message.received.*")]
    public async Task A_type_that_no_event_has_is_refused_with_the_nearest_one(string type)
    {
        var (status, answer) = await fixture.Host.PostAsync(
            "/api/v2/subscriptions", new { url = "https://example.invalid/x", eventTypes = new[] { "message.sent", type } });

        status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty("eventTypes")[0].GetString()
            .Should().StartWith($"'eventTypes': '{type}' matches no event; the nearest is '");
    }

    [Fact]
    public async Task Types_and_patterns_that_events_have_are_taken()
    {
        var (status, made) = await fixture.Host.PostAsync("/api/v2/subscriptions", new
        {
            url = "https://example.invalid/x",
            eventTypes = new[]
            {
                "*", "message.*", "message.received", "custom.*", "custom.my_field", "custom.mine.*", "call.connect", "group.*",
                "sync.progress", "system.instance_health", "template.status_changed", "identity.*",
            },
        });

        status.Should().Be(HttpStatusCode.Created, made.ToString());
        using var wrong = await PatchAsync(fixture.Host, made, new { eventTypes = new[] { "mesage.received" } });
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("'message.received'");
        await fixture.Host.Api.DeleteAsync(new Uri($"/api/v2/subscriptions/{IdOf(made)}", UriKind.Relative));
    }

    private static async Task RefusedAsync(OmniHost host, string url)
    {
        var (status, body) = await host.PostAsync("/api/v2/subscriptions", new { url });

        status.Should().Be(HttpStatusCode.BadRequest, url);
        body.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty("url").ValueKind
            .Should().Be(JsonValueKind.Array);
    }

    private static async Task<HttpResponseMessage> PatchAsync(OmniHost host, JsonElement made, object change)
    {
        using var content = JsonContent.Create(change);
        return await host.Api.PatchAsync(new Uri($"/api/v2/subscriptions/{IdOf(made)}", UriKind.Relative), content);
    }

    private static string? IdOf(JsonElement made) => made.GetProperty("data").GetProperty("id").GetString();
}
