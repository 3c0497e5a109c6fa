using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Webhooks that are interpreted while those before them are committed.</summary>
public sealed class ReadAheadTests
{
    [Fact]
    public async Task After_a_commit_that_failed_no_webhook_is_asked_about_again_before_the_channel_is_done_with_it()
    {
        await using var fake = await FakeTimeHost.StartAsync(
            services =>
            {
                StubbornChannel.AddTo(services);
                TroubledUnitOfWork.AddTo(services);
            },
            ("Omni:Inbox:MaxProcessBatch", "2"), ("Omni:Inbox:ProcessTimeout", "00:10:00"));
        var (_, made) = await fake.Host.PostAsync(
            "/api/v2/instances", new { name = "stubborn", channel = "stubborn", credentials = new { key = "7" } });
        var instance = made.GetProperty("data").GetProperty("id").GetGuid();
        var (channel, disk) =
            (fake.Host.Services.GetRequiredService<StubbornChannel>(), fake.Host.Services.GetRequiredService<TroubledUnitOfWork>());
        disk.IsInTrouble = true;
        foreach (var text in new[] { "1", "2" }) await PostAsync(fake.Host, instance, text);
        await fake.UntilAsync(() => Task.FromResult(channel.Asked), asked => asked.Count(text => text == "2") > 1,
            "two are tried together");
        await PostAsync(fake.Host, instance, "hang 3");
        await fake.UntilAsync(() => Task.FromResult(channel.Asked), asked => asked.Contains("hang 3"), "the third is asked about ahead");

        // As much time as ten tries need: each would ask about all of them.
        var refused = disk.Refused;
        for (var step = 0; step < 100; step++) await fake.UntilAsync(() => fake.Host.GetAsync("/health/live"), _ => true, "time passes");
        (disk.IsInTrouble, var askedAgain) = (false, channel.AskedTwiceAtOnce.ToList());
        channel.Release();

        refused.Should().BePositive();
        askedAgain.Should().BeEmpty();
        await fake.UntilAsync(() => fake.Host.ListAsync($"/api/v2/messages?instanceId={instance}"), found => found.Count == 3,
            "all are processed");
    }

    private static async Task PostAsync(OmniHost host, Guid instance, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        (await host.Web.PostAsync(new Uri($"/webhooks/stubborn?instance={instance}", UriKind.Relative), content)).StatusCode
            .Should().Be(HttpStatusCode.OK);
    }
}
