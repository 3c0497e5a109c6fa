using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>A plugin that does not come back from its webhooks: it loses time of its own, and no other channel's.</summary>
public sealed class StubbornChannelTests
{
    private static readonly Dictionary<string, string?> Settings =
        new() { ["Omni:Inbox:ProcessTimeout"] = "00:00:02", ["Omni:Inbox:MaxAbandoned"] = "2" };

    [Theory]
    [InlineData(StubbornChannel.Hang)]
    [InlineData(StubbornChannel.Block)]
    [InlineData(StubbornChannel.Spin)]
    public async Task A_channel_that_does_not_come_back_holds_up_no_other_and_its_webhook_is_a_dead_letter(string behaviour)
    {
        await using var host = OmniHost.Start(StubbornChannel.AddTo, Settings);
        var (other, stubborn) = (await host.ConnectAsync(TestNumber.Fixtures), await ConnectAsync(host));

        await PostAsync(host, stubborn, behaviour);
        await PostAsync(host, stubborn, "behind it");
        await host.ProcessedAsync(other);

        var letter = await LetterAsync(host, behaviour);
        letter.GetProperty("code").GetString().Should().Be("CHANNEL_TIMEOUT");
        letter.GetProperty("reason").GetString().Should().Contain("'stubborn'").And.Contain("2 s");
        await MessagesAsync(host, stubborn, "behind it");
    }

    [Fact]
    public async Task What_comes_after_the_time_is_dropped_and_the_dead_letter_can_be_retried()
    {
        await using var host = OmniHost.Start(StubbornChannel.AddTo, Settings);
        var stubborn = await ConnectAsync(host);
        var channel = host.Services.GetRequiredService<StubbornChannel>();
        await PostAsync(host, stubborn, StubbornChannel.Hang);
        var letter = await LetterAsync(host, StubbornChannel.Hang);

        channel.Release();
        await Eventually.IsAsync(() => Task.FromResult(channel.TooLate.Count), count => count == 1, "it came back and was refused");
        await PostAsync(host, stubborn, "afterwards");
        await MessagesAsync(host, stubborn, "afterwards");

        (await host.PostAsync($"/api/v2/dead-letters/{letter.GetProperty("id").GetGuid()}/retry", new { })).Status
            .Should().Be(HttpStatusCode.OK);
        await MessagesAsync(host, stubborn, "afterwards", StubbornChannel.Hang);
    }

    [Fact]
    public async Task A_channel_that_has_not_come_back_from_too_many_is_held_and_shown_until_it_does()
    {
        await using var host = OmniHost.Start(StubbornChannel.AddTo, Settings);
        var (other, stubborn) = (await host.ConnectAsync(TestNumber.Fixtures), await ConnectAsync(host));
        foreach (var text in new[] { "hang 1", "hang 2" }) await PostAsync(host, stubborn, text);

        var health = await Eventually.IsAsync(
            () => host.GetAsync("/health"), h => Check(h, "plugins").GetProperty("status").GetString() == "error", "the channel is held");
        foreach (var text in new[] { "3", "4", "5" }) await PostAsync(host, stubborn, text);
        await host.ProcessedAsync(other);

        health.GetProperty("status").GetString().Should().Be("healthy", "the other channels need the host");
        Check(health, "plugins").GetProperty("details").GetString().Should().Contain("stubborn");
        (await host.ListAsync($"/api/v2/messages?instanceId={stubborn}")).Should().BeEmpty("they are stored, and wait");
        var (status, body) = await host.PostAsync("/api/v2/webhooks/replay", new { since = "2020-01-01T00:00:00Z" });
        (status, body.GetProperty("error").GetProperty("code").GetString()).Should().Be(
            (HttpStatusCode.ServiceUnavailable, "CHANNEL_HELD"));

        using var held = new HostInstrument(host, "omni.inbox.held");
        await Eventually.IsAsync(() => Task.FromResult(held.Now()), values => values.Contains(1), "the metric shows it");

        host.Services.GetRequiredService<StubbornChannel>().Release();
        await MessagesAsync(host, stubborn, "3", "4", "5");
        await Eventually.IsAsync(() => host.GetAsync("/health"), h => Check(h, "plugins").GetProperty("status").GetString() == "ok",
            "it goes on");
        (await host.ListAsync("/api/v2/dead-letters")).Select(l => l.GetProperty("rawPayload").GetString())
            .Should().BeEquivalentTo("hang 1", "hang 2");
    }

    [Fact]
    public async Task What_a_held_channel_left_is_processed_after_a_start_in_its_order_and_no_stop_waits_for_it()
    {
        var first = OmniHost.Start(StubbornChannel.AddTo, Settings);
        var data = first.Data;
        Guid stubborn;
        try
        {
            (var other, stubborn) = (await first.ConnectAsync(TestNumber.Fixtures), await ConnectAsync(first));
            foreach (var text in new[] { "hang 1", "hang 2", "3" }) await PostAsync(first, stubborn, text);
            await Eventually.IsAsync(() => first.GetAsync("/health"), h => Check(h, "plugins").GetProperty("status").GetString() == "error",
                "the channel is held");
            foreach (var text in new[] { "4", "5", "6" }) await PostAsync(first, stubborn, text);
            await first.ProcessedAsync(other);
        }
        finally
        {
            await first.StopAsync();
        }

        await using var second = OmniHost.StartOn(data, StubbornChannel.AddTo, Settings);
        await MessagesAsync(second, stubborn, "3", "4", "5", "6");
        second.Services.GetRequiredService<StubbornChannel>().Asked.Where(text => text != "3").Should().Equal("4", "5", "6");
        await second.StopAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_channel_that_is_loaded_no_more_leaves_dead_letters_and_one_that_is_loaded_again_goes_on()
    {
        var first = OmniHost.Start(StubbornChannel.AddTo, Settings);
        var data = first.Data;
        var stubborn = await ConnectAsync(first);
        await PostAsync(first, stubborn, "1");
        await MessagesAsync(first, stubborn, "1");
        foreach (var text in new[] { "hang 1", "hang 2" }) await PostAsync(first, stubborn, text);
        await Eventually.IsAsync(() => first.GetAsync("/health"), h => Check(h, "plugins").GetProperty("status").GetString() == "error",
            "the channel is held");
        await PostAsync(first, stubborn, "left");
        await first.StopAsync();

        var without = OmniHost.StartOn(data, settings: Settings);
        var letter = await LetterAsync(without, "left");
        letter.GetProperty("code").GetString().Should().Be("NO_CHANNEL");
        await without.StopAsync();

        var again = OmniHost.StartOn(data, StubbornChannel.AddTo, Settings);
        await PostAsync(again, stubborn, "2");
        await MessagesAsync(again, stubborn, "1", "2");
        again.Services.GetRequiredService<StubbornChannel>().Asked.Should().Equal("2");
        await again.StopAsync();
        Directory.Delete(data, recursive: true);
    }

    private static async Task<Guid> ConnectAsync(OmniHost host)
    {
        var (created, body) = await host.PostAsync(
            "/api/v2/instances", new { name = "stubborn", channel = "stubborn", credentials = new { key = "7" } });
        created.Should().Be(HttpStatusCode.Created, body.ToString());
        return body.GetProperty("data").GetProperty("id").GetGuid();
    }

    private static async Task PostAsync(OmniHost host, Guid instance, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        (await host.Web.PostAsync(new Uri($"/webhooks/stubborn?instance={instance}", UriKind.Relative), content)).StatusCode
            .Should().Be(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> LetterAsync(OmniHost host, string text)
    {
        var letters = await Eventually.IsAsync(
            () => host.ListAsync("/api/v2/dead-letters"),
            all => all.Any(l => l.GetProperty("rawPayload").GetString() == text),
            $"'{text}' is a dead letter");
        return letters.Single(l => l.GetProperty("rawPayload").GetString() == text);
    }

    private static Task<IReadOnlyList<JsonElement>> MessagesAsync(OmniHost host, Guid instance, params string[] texts) =>
        Eventually.IsAsync(
            () => host.ListAsync($"/api/v2/messages?instanceId={instance}"),
            found => found.Select(m => m.GetProperty("externalId").GetString()).Order().SequenceEqual(texts.Order()),
            $"the messages are {string.Join(", ", texts)}");

    private static JsonElement Check(JsonElement health, string name) => health.GetProperty("checks").GetProperty(name);
}
