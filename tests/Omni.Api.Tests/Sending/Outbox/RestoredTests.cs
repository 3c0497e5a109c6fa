using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;
using Omni.Testing;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>A database that is a back-up sends nothing until somebody says so: what waited in it may have been sent since.</summary>
public sealed class RestoredTests
{
    private const string Phone = "5511974000101", Other = "5511974000102";

    [Fact]
    public async Task What_waits_is_held_over_restarts_settled_by_statuses_and_sent_when_told()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var soon = new { sendAt = host.Time.GetUtcNow().AddMinutes(1) };
        var (told, held) =
            (await host.QueueAsync(Phone, "sent by the host that was lost", soon), await host.QueueAsync(Other, "not sent yet", soon));
        await RestoreAsync(host);
        host.Time.Advance(TimeSpan.FromMinutes(2));

        var outbox = (await host.Host.GetAsync("/api/v2/outbox")).GetProperty("data");
        outbox.GetProperty("heldBecause").GetString().Should().StartWith("restored: ").And.Contain("2 messages would leave");
        outbox.GetProperty("instances")[0].GetProperty("heldBecause").GetString().Should().StartWith("restored: ");
        (await host.Host.GetAsync($"/api/v2/instances/{host.InstanceId}/status")).GetProperty("data").GetProperty("sendingHeldBecause")
            .GetString().Should().StartWith("restored: ");
        var check = (await host.Host.GetAsync("/health/ready")).GetProperty("checks").GetProperty("outbox");
        check.GetProperty("status").GetString().Should().Be("warn");
        check.GetProperty("details").GetString().Should().Contain("2 messages would leave");

        await host.Host.ReceiveAsync(
            TestWebhook.Status("wamid.of.the.lost.host", "delivered", Phone, opaque: told.ToString()), host.InstanceId);
        (await host.QueuedAsync(told)).GetProperty("state").GetString().Should().Be("sent", "a status proves it");
        await host.RestartAsync();
        host.Time.Advance(TimeSpan.FromMinutes(2));
        var fresh = await host.QueueAsync(Other, "taken while held");
        (await host.QueuedAsync(held)).GetProperty("state").GetString().Should().Be("waiting", "a second start holds it as well");
        (await host.QueuedAsync(fresh)).GetProperty("state").GetString().Should().Be("pending");

        (await host.Host.PostAsync("/api/v2/outbox/resume", new { })).Status.Should().Be(HttpStatusCode.OK);
        await host.UntilAsync(held, "sent");
        await host.UntilAsync(fresh, "sent");

        (await host.ArrivedAsync(Phone)).Should().BeEmpty("it was sent before");
        (await host.ArrivedAsync(Other)).Should().Equal("not sent yet", "taken while held");
        (await host.Host.GetAsync("/health/ready")).GetProperty("checks").GetProperty("outbox").GetProperty("status").GetString()
            .Should().Be("ok");
        await host.RestartAsync();
        (await host.Host.GetAsync("/api/v2/outbox")).GetProperty("data").GetProperty("heldBecause").ValueKind
            .Should().Be(JsonValueKind.Null, "it was told once");
    }

    [Fact]
    public async Task Only_a_key_for_all_instances_goes_on_and_it_may_do_so_for_one()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var id = await host.QueueAsync(Phone, "waits", new { sendAt = host.Time.GetUtcNow().AddMinutes(1) });
        await RestoreAsync(host);
        using var limited = await LimitedAsync(host);

        (await host.Host.PostAsync("/api/v2/outbox/resume", new { }, limited)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await host.Host.PostAsync("/api/v2/outbox/resume", new { instanceId = host.InstanceId }, limited)).Status
            .Should().Be(HttpStatusCode.Forbidden);
        (await host.Host.PostAsync("/api/v2/outbox/resume", new { instanceId = "no uuid" })).Status.Should().Be(HttpStatusCode.BadRequest);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        (await host.QueuedAsync(id)).GetProperty("state").GetString().Should().Be("waiting");

        (await host.Host.PostAsync("/api/v2/outbox/resume", new { instanceId = host.InstanceId })).Status.Should().Be(HttpStatusCode.OK);
        await host.UntilAsync(id, "sent");
        await host.RestartAsync();
        var outbox = (await host.Host.GetAsync("/api/v2/outbox")).GetProperty("data");
        outbox.GetProperty("heldBecause").GetString().Should().StartWith("restored: ", "the others wait still");
        (await host.Host.GetAsync($"/api/v2/instances/{host.InstanceId}/status")).GetProperty("data").GetProperty("sendingHeldBecause")
            .GetString().Should().BeNull();
    }

    [Fact]
    public async Task What_was_leaving_when_the_back_up_was_made_is_not_sent_again_whatever_the_policy()
    {
        await using var host = await FakeTimeHost.StartAsync(
            ("Omni:Outbox:AmbiguousPolicy", "resend"), ("Omni:Outbox:AmbiguousAfter", "00:01:00"));
        await host.FaultAsync(new { drop = "before" });
        var id = (await host.PostAsync("/api/v2/messages/send", Phone, "hello")).Body.GetProperty("error").GetProperty("details")
            .GetProperty("id").GetGuid();
        await RestoreAsync(host);
        await host.Host.PostAsync("/api/v2/outbox/resume", new { });

        // Graph's answer may be one to a question or to the instance's connecting: webhooks come until one is after it.
        await host.UntilAsync(
            async () =>
            {
                await host.WebhookComesAsync();
                host.Time.Advance(TimeSpan.FromSeconds(10));
                return await host.QueuedAsync(id);
            },
            queued => queued.GetProperty("state").GetString() == "failed",
            "silence counts once Graph answers and a webhook came");

        (await host.MessageAsync(id)).GetProperty("errorCode").GetString().Should().Be("AMBIGUOUS");
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_start_may_be_told_to_go_on()
    {
        var first = OmniHost.Start();
        await MarkAsync(first);
        await first.StopAsync();

        await using var second = OmniHost.StartOn(first.Data, settings: new Dictionary<string, string?> { ["resume-outbox"] = "true" });

        (await second.GetAsync("/api/v2/outbox")).GetProperty("data").GetProperty("heldBecause").ValueKind.Should().Be(JsonValueKind.Null);
        await second.StopAsync();
        await using var third = OmniHost.StartOn(first.Data);
        (await third.GetAsync("/api/v2/outbox")).GetProperty("data").GetProperty("heldBecause").ValueKind.Should().Be(JsonValueKind.Null);
    }

    private static async Task RestoreAsync(FakeTimeHost host)
    {
        await MarkAsync(host.Host);
        await host.RestartAsync();
    }

    /// <summary>As the back-up does to its copy.</summary>
    private static Task MarkAsync(OmniHost host) => host.Services.GetRequiredService<IUnitOfWork>().RunAsync(async session =>
    {
        var at = host.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        await session.SetProgressAsync(RestoreMark.Held, at);
        await session.SetProgressAsync(RestoreMark.From, at);
    }, CancellationToken.None);

    private static async Task<HttpClient> LimitedAsync(FakeTimeHost host)
    {
        var (_, body) = await host.Host.PostAsync(
            "/api/v2/keys", new { name = "limited", scopes = new[] { "*" }, instanceIds = new[] { host.InstanceId } });
        var client = host.Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", body.GetProperty("data").GetProperty("plainTextKey").GetString());
        return client;
    }
}
