using Omni.Api.Tests.Operations.Retention;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Events;

/// <summary>What NATS has not got is kept, however old it is.</summary>
public sealed class NatsRetentionTests
{
    private const string Phone = "5511973000301";

    [Fact]
    public async Task An_event_that_could_not_be_published_yet_is_kept_and_published_later()
    {
        using var server = await NatsServer.StartAsync();
        await using var host = await FakeTimeHost.StartAsync([.. server.Settings.Select(s => (s.Key, s.Value!))]);
        await using var reader = new NatsReader(server.Url);
        await host.ReceiveAsync("wamid.published", Phone, "published");
        await host.UntilAsync(() => reader.ReadAsync("MESSAGE", "message.received.>"), found => found.Count == 1, "it is published");
        server.Kill();
        await host.ReceiveAsync("wamid.waits", Phone, "waits");
        await host.ReceiveAsync("wamid.last", Phone, "last");

        host.Time.Advance(TimeSpan.FromDays(91));
        await host.UntilAsync(() => host.EventsAsync("wamid.published"), found => found.Count == 0, "what was published is removed");
        (await host.EventsAsync("wamid.waits")).Should().ContainSingle();
        await server.StartAgainAsync();

        var published = await host.UntilAsync(
            () => reader.ReadAsync("MESSAGE", "message.received.>"), found => found.Count == 3, "all are published");
        published.Select(e => e.Envelope.GetProperty("payload").GetProperty("externalId").GetString())
            .Should().Equal("wamid.published", "wamid.waits", "wamid.last");
    }
}
