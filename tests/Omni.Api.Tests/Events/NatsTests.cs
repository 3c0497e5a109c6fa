using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NATS.Client.JetStream.Models;
using Omni.Api.Events;
using Omni.Api.Storage;
using Omni.Testing;

namespace Omni.Api.Tests.Events;

/// <summary>Events on a real NATS server, as Omni's own consumers read them.</summary>
public sealed class NatsTests
{
    /// <summary>How long the server is away under load, at least: <c>OMNI_OUTAGE_SECONDS</c>.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable("OMNI_OUTAGE_SECONDS") ?? "0", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task Omnis_streams_are_made_and_an_event_arrives_under_its_subject_with_its_envelope()
    {
        using var server = await NatsServer.StartAsync();
        await using var host = OmniHost.Start(settings: server.Settings);
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        await host.ReceiveAsync(TestWebhook.Text("wamid.nats", "5511987654321", "hello"), instance);
        await using var reader = new NatsReader(server.Url);

        var events = await Eventually.IsAsync(() => reader.ReadAsync("MESSAGE", "message.received.>"), e => e.Count >= 2,
            "the events are on the server");

        var (subject, msgId, envelope) = events[0];
        subject.Should().Be($"message.received.whatsapp-cloud.{instance}");
        msgId.Should().Be(envelope.GetProperty("id").GetString());
        envelope.GetProperty("type").GetString().Should().Be("message.received");
        envelope.GetProperty("timestamp").GetInt64().Should().BeGreaterThan(1_700_000_000_000);
        envelope.GetProperty("payload").GetProperty("externalId").GetString().Should().Be("wamid.nats");
        envelope.GetProperty("payload").GetProperty("content").GetProperty("text").GetString().Should().Be("hello");
        envelope.GetProperty("metadata").GetProperty("instanceId").GetString().Should().Be(instance.ToString());
        envelope.GetProperty("metadata").GetProperty("channelType").GetString().Should().Be("whatsapp-cloud");
        envelope.GetProperty("metadata").GetProperty("source").GetString().Should().Be("channel:whatsapp-cloud");
        envelope.GetProperty("metadata").GetProperty("traceId").GetString().Should().HaveLength(32);
        await Eventually.IsAsync(() => reader.ReadAsync("INSTANCE", "instance.connected.>"), e => e.Count > 0,
            "the connection is told in its stream");
        foreach (var (name, days) in new[]
        {
            ("MESSAGE", 30),
            ("REACTION", 7),
            ("INSTANCE", 7),
            ("IDENTITY", 90),
            ("MEDIA", 7),
            ("ACCESS", 30),
            ("CUSTOM", 7),
            ("SYSTEM", 7),
            ("TEMPLATE", 7),
            ("CHANNEL", 7),
        })
        {
            var config = (await reader.JetStream.GetStreamAsync(name)).Info.Config;
            config.MaxAge.Should().Be(TimeSpan.FromDays(days), name);
            config.Storage.Should().Be(StreamConfigStorage.File);
            config.Retention.Should().Be(StreamConfigRetention.Limits);
        }
    }

    [Fact]
    public async Task A_stream_that_exists_keeps_its_settings()
    {
        using var server = await NatsServer.StartAsync();
        await using var reader = new NatsReader(server.Url);
        await reader.JetStream.CreateStreamAsync(new StreamConfig("MESSAGE", ["message.>"]) { MaxAge = TimeSpan.FromDays(3) });

        await using var host = OmniHost.Start(settings: server.Settings);
        await host.ConnectAsync(TestNumber.Fixtures);
        await Eventually.IsAsync(() => reader.ReadAsync("INSTANCE", "instance.connected.>"), e => e.Count > 0, "the host publishes");

        (await reader.JetStream.GetStreamAsync("MESSAGE")).Info.Config.MaxAge.Should().Be(TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task A_server_that_is_away_under_load_gets_everything_once_and_in_the_order_of_each_chat()
    {
        const int Chats = 8, BeforeTheOutage = 10, DuringIt = 40;
        using var server = await NatsServer.StartAsync();
        await using var host = OmniHost.Start(settings: server.Settings);
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        await using var reader = new NatsReader(server.Url);

        await SendAsync(0, BeforeTheOutage);
        server.Kill();
        var clock = Stopwatch.StartNew();
        var next = BeforeTheOutage;
        do
        {
            await SendAsync(next, DuringIt);
            next += DuringIt;
        }
        while (clock.Elapsed < Outage);
        await host.ProcessedAsync(instance);
        var health = await Eventually.IsAsync(
            () => host.GetAsync("/health"),
            h => h.GetProperty("checks").GetProperty("nats").GetProperty("status").GetString() == "warn",
            "the outage shows");
        await server.StartAgainAsync();

        health.GetProperty("status").GetString().Should().Be("healthy", "work is taken all the same");
        var committed = await AllEventsAsync(host);
        var published = await Eventually.IsAsync(() => reader.ReadAsync("MESSAGE", "message.received.>"), e => e.Count >= committed.Count,
            "everything is on the server");
        published.Select(e => e.MsgId).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(committed);
        foreach (var chat in published.GroupBy(e => e.Envelope.GetProperty("payload").GetProperty("chatId").GetString()))
            chat.Select(e => committed.IndexOf(e.MsgId)).Should().BeInAscendingOrder("a chat's events keep their order");

        async Task SendAsync(int from, int count)
        {
            for (var i = from; i < from + count; i++)
            {
                await Task.WhenAll(Enumerable.Range(0, Chats).Select(async chat =>
                {
                    var body = TestWebhook.Text($"wamid.{chat}.{i}", $"551190000000{chat}", $"{i}");
                    (await host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), instance)).StatusCode.Should().Be(HttpStatusCode.OK);
                }));
            }
        }
    }

    [Fact]
    public async Task A_host_that_died_before_it_knew_publishes_nothing_twice_even_when_the_server_has_forgotten()
    {
        using var server = await NatsServer.StartAsync();
        await using var reader = new NatsReader(server.Url);
        await reader.JetStream.CreateStreamAsync(
            new StreamConfig("MESSAGE", ["message.>"]) { DuplicateWindow = TimeSpan.FromMilliseconds(100) });
        var data = Directory.CreateTempSubdirectory("omni-test-").FullName;
        var first = OmniHost.StartOn(data, settings: server.Settings);
        var instance = await first.ConnectAsync(TestNumber.Fixtures);
        await first.ReceiveAsync(TestWebhook.Text("wamid.once", "5511987654321", "once"), instance);
        await Eventually.IsAsync(() => reader.ReadAsync("MESSAGE", "message.received.>"), e => e.Count == 2, "both are published");

        // As after a crash between the publication and its bookkeeping, long ago.
        await first.Services.GetRequiredService<IUnitOfWork>().RunAsync(
            async session => await session.ExecuteAsync("UPDATE progress SET position = 0 WHERE name = 'relay'"), CancellationToken.None);
        await first.StopAsync();
        await Eventually.IsAsync(
            () => Task.FromResult(TimeProvider.System.GetUtcNow()),
            new Func<DateTimeOffset, bool>(After(TimeSpan.FromMilliseconds(500))),
            "the server has forgotten the ids");
        await using var second = OmniHost.StartOn(data, settings: server.Settings);
        var body = TestWebhook.Text("wamid.later", "5511987654321", "later");
        await second.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), instance);

        var all = await Eventually.IsAsync(
            () => reader.ReadAsync("MESSAGE", "message.received.>"),
            e => e.Any(x => x.Envelope.GetProperty("payload").GetProperty("externalId").GetString() == "wamid.later"),
            "the later one is published");
        all.Select(e => e.MsgId).Should().OnlyHaveUniqueItems();
        all.Should().HaveCount(3);
        await second.StopAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task What_the_server_has_already_is_no_failure()
    {
        using var server = await NatsServer.StartAsync();
        await using var host = OmniHost.Start(settings: server.Settings);
        await host.ConnectAsync(TestNumber.Fixtures);
        await using var reader = new NatsReader(server.Url);
        await Eventually.IsAsync(() => reader.ReadAsync("INSTANCE", "instance.connected.>"), e => e.Count == 2,
            "both instances' connections are published: the sandbox's own is one");
        var events = await host.Services.GetRequiredService<Omni.Api.Events.EventLog>().ReadAfterAsync(0, CancellationToken.None);

        await host.Services.GetRequiredService<IEventBus>().PublishAsync(events, CancellationToken.None);

        (await reader.ReadAsync("INSTANCE", "instance.connected.>")).Should().HaveCount(2);
    }

    private static Func<DateTimeOffset, bool> After(TimeSpan wait)
    {
        var until = TimeProvider.System.GetUtcNow() + wait;
        return now => now > until;
    }

    /// <summary>The ids of what was received, in the order of their commits.</summary>
    private static async Task<List<string>> AllEventsAsync(OmniHost host)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await host.GetAsync(
                $"/api/v2/events?eventType=message.received&limit=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
            cursor = page.GetProperty("meta").GetProperty("cursor") is { ValueKind: JsonValueKind.String } next ? next.GetString() : null;
        }
        while (cursor is not null);
        ids.Reverse();
        return ids;
    }
}
