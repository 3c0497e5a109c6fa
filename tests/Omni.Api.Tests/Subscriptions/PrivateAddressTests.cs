using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Subscriptions;

public sealed class PrivateAddressTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Nothing_is_posted_to_a_private_address_unless_it_is_allowed()
    {
        await using var receiver = await EventReceiver.StartAsync();
        var (_, made) = await fixture.Host.PostAsync("/api/v2/subscriptions", new { url = receiver.Address });
        var id = made.GetProperty("data").GetProperty("id").GetString();
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.private", "5511987654399", "inside"));

        var state = await Eventually.IsAsync(
            () => fixture.Host.GetAsync($"/api/v2/subscriptions/{id}"),
            s => s.GetProperty("data").GetProperty("state").GetString() == "disabled",
            "it is disabled");

        state.GetProperty("data").GetProperty("disabledReason").GetString()
            .Should().Contain("not a public address").And.Contain("AllowPrivateAddresses");
        receiver.Posts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ftp://example.com")]
    [InlineData("https://user:secret@example.com/hook")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task A_url_that_is_none_is_refused(string url)
    {
        var (status, body) = await fixture.Host.PostAsync("/api/v2/subscriptions", new { url });

        status.Should().Be(HttpStatusCode.BadRequest);
        body.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty("url").ValueKind
            .Should().Be(JsonValueKind.Array);
    }
}
