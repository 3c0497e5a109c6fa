using Omni.Client.Events;
using Omni.Contract.Events.Payloads;
using Omni.Testing;

namespace Omni.Client.Tests;

/// <summary>Events read through a durable consumer.</summary>
public sealed class ConsumeTests(ClientFixture fixture) : IClassFixture<ClientFixture>
{
    [Fact]
    public async Task What_was_handled_does_not_come_again_and_the_rest_does()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await fixture.Omni.Consumers.CreateConsumerAsync(new() { Name = "billing", EventType = "message.received" }, limit.Token);
        for (var i = 0; i < 4; i++) await fixture.ReceiveAsync($"wamid.consume.{i}", "5511987000011", $"{i}");

        var first = await ReadAsync(2, limit.Token);
        var second = await ReadAsync(3, limit.Token);

        first.Should().Equal("wamid.consume.0", "wamid.consume.1");
        second.Should().Equal(["wamid.consume.1", "wamid.consume.2", "wamid.consume.3"], "the run ended while it handled the second");
    }

    private async Task<List<string>> ReadAsync(int count, CancellationToken ct)
    {
        var read = new List<string>();
        await foreach (var received in fixture.Omni.Consumers.ReadAllAsync("billing", ct: ct))
        {
            // The fixture marks what it has received with messages of its own.
            var wamid = ((MessageReceived)received.Payload).ExternalId;
            if (!wamid.StartsWith("wamid.consume", StringComparison.Ordinal)) continue;
            read.Add(wamid);
            if (read.Count == count) break;
        }

        return read;
    }
}
