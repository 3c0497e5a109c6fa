using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests;

public sealed class InstanceTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Secrets_are_neither_answered_nor_on_disk()
    {
        var answer = (await Host.GetAsync($"/api/v2/instances/{fixture.InstanceId}")).ToString();

        var number = TestNumber.Fixtures;
        answer.Should().NotContain(number.AccessToken).And.NotContain(number.AppSecret).And.NotContain(number.VerifyToken)
            .And.Contain(number.PhoneNumberId);
        foreach (var file in Directory.GetFiles(Host.Data, "omni.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            (await reader.ReadToEndAsync()).Should().NotContain(number.AccessToken).And.NotContain(number.AppSecret);
        }
    }

    [Fact]
    public async Task A_token_that_Meta_refuses_does_not_fail_the_create_and_shows_in_the_status()
    {
        var (status, created) = await Host.PostAsync("/api/v2/instances", new
        {
            name = "bad token",
            channel = "whatsapp-cloud",
            credentials = (TestNumber.Fixtures with { PhoneNumberId = "999" }).Credentials(),
            options = new { graphBaseUrl = Host.Address },
        });

        status.Should().Be(HttpStatusCode.Created);
        var state = (await Host.GetAsync($"/api/v2/instances/{created.GetProperty("data").GetProperty("id").GetGuid()}/status"))
            .GetProperty("data");
        state.GetProperty("state").GetString().Should().Be("error");
        state.GetProperty("error").GetProperty("code").GetString().Should().Be("190");
        var (connect, body) = await Host.PostAsync(
            $"/api/v2/instances/{created.GetProperty("data").GetProperty("id").GetGuid()}/connect", new { token = "EAAalsoWrong" });
        connect.Should().Be(HttpStatusCode.BadGateway);
        body.GetProperty("error").GetProperty("code").GetString().Should().Be("CONNECTION_FAILED");
    }

    [Fact]
    public async Task A_token_that_expires_while_sending_puts_the_instance_in_error_and_emits_instance_disconnected()
    {
        var number = new TestNumber { PhoneNumberId = "506540352242922" };
        var id = await Host.ConnectAsync(number);
        await Host.PostAsync("/sandbox/faults", new { errorCode = 190, errorSubcode = 463 }, Host.Web);

        var (status, kept) = await Host.SendTextAsync(id, "5511930000001", "hello");
        var (later, refusal) = await Host.SendTextAsync(id, "5511930000001", "hello again");

        status.Should().Be(HttpStatusCode.ServiceUnavailable);
        kept.GetProperty("error").GetProperty("details").GetProperty("status").GetString()
            .Should().Be("waiting", "it is kept for the new token");
        later.Should().Be(HttpStatusCode.ServiceUnavailable);
        refusal.GetProperty("error").GetProperty("code").GetString().Should().Be("CHANNEL_NOT_CONNECTED");
        (await Host.ListAsync($"/api/v2/events?eventType=instance.disconnected&instanceId={id}")).Should().ContainSingle();
        (await Host.PostAsync($"/api/v2/instances/{id}/connect", new { token = number.AccessToken })).Status.Should().Be(HttpStatusCode.OK);
        (await Host.SendTextAsync(id, "5511930000001", "back again")).Status.Should().Be(HttpStatusCode.Created);
        (await Host.ArrivedAtAsync("5511930000001"))
            .Select(m => m.GetProperty("message").GetProperty("text").GetProperty("body").GetString())
            .Should().Equal("hello", "back again");
    }

    [Fact]
    public async Task An_instance_can_be_renamed_disconnected_connected_logged_out_and_deleted()
    {
        var number = new TestNumber { PhoneNumberId = "606540352242922" };
        var id = await Host.ConnectAsync(number, "first name");

        using var rename = await Host.Api.PatchAsync(
            new Uri($"/api/v2/instances/{id}", UriKind.Relative),
            System.Net.Http.Json.JsonContent.Create(new { name = "second name", agentId = "kept" }));
        rename.StatusCode.Should().Be(HttpStatusCode.OK);
        var renamed = (await Host.GetAsync($"/api/v2/instances/{id}")).GetProperty("data");
        renamed.GetProperty("name").GetString().Should().Be("second name");
        renamed.GetProperty("agentId").GetString().Should().Be("kept");

        (await Host.PostAsync($"/api/v2/instances/{id}/disconnect", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await StateAsync(id)).Should().Be("disconnected");
        (await Host.PostAsync($"/api/v2/instances/{id}/connect", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await StateAsync(id)).Should().Be("connected");
        (await Host.PostAsync($"/api/v2/instances/{id}/restart", new { })).Status.Should().Be(HttpStatusCode.OK);

        var (profile, body) = await Host.PostAsync($"/api/v2/instances/{id}/sync/profile", new { });
        profile.Should().Be(HttpStatusCode.OK);
        body.GetProperty("data").GetProperty("profileBio").GetString().Should().Contain("always open");

        (await Host.PostAsync($"/api/v2/instances/{id}/logout", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await Host.GetAsync($"/api/v2/instances/{id}")).GetProperty("data").GetProperty("credentials").EnumerateObject()
            .Should().BeEmpty();
        using var deleted = await Host.Api.DeleteAsync(new Uri($"/api/v2/instances/{id}", UriKind.Relative));
        deleted.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Host.Api.GetAsync(new Uri($"/api/v2/instances/{id}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lists_are_cut_into_pages_that_lose_nothing()
    {
        for (var i = 0; i < 5; i++) await Host.PostAsync("/api/v2/instances", new { name = $"page {i}", channel = "whatsapp-cloud" });

        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Host.GetAsync($"/api/v2/instances?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!));
            cursor = page.GetProperty("meta").GetProperty("cursor").GetString();
        }
        while (cursor is not null);

        names.Should().OnlyHaveUniqueItems().And.Contain(Enumerable.Range(0, 5).Select(i => $"page {i}"));
    }

    [Fact]
    public async Task Instances_reconnect_at_start_and_messages_are_still_there()
    {
        var first = OmniHost.Start();
        var id = await first.ConnectAsync(TestNumber.Fixtures);
        await first.SendTextAsync(id, "5511930000009", "before the restart");
        await first.StopAsync();

        await using var second = OmniHost.StartOn(first.Data);

        await second.Web.PostAsync(new Uri("/sandbox/numbers", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new
        {
            TestNumber.Fixtures.PhoneNumberId,
            TestNumber.Fixtures.BusinessAccountId,
            displayPhoneNumber = "+1",
            verifiedName = "x",
            TestNumber.Fixtures.AccessToken,
            TestNumber.Fixtures.AppSecret,
        }));
        (await second.ListAsync("/api/v2/messages"))
            .Should().Contain(m => m.GetProperty("textContent").GetString() == "before the restart");
        var body = TestWebhook.Text("wamid.after-restart", "5511930000009", "after the restart");
        (await second.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), id)).StatusCode
            .Should().Be(HttpStatusCode.OK, "the secret is known at once");
        await Eventually.IsAsync(() => second.ListAsync("/api/v2/messages?search=after the restart"), found => found.Count == 1,
            "it is processed");
    }

    private async Task<string?> StateAsync(Guid id) =>
        (await Host.GetAsync($"/api/v2/instances/{id}/status")).GetProperty("data").GetProperty("state").GetString();
}
