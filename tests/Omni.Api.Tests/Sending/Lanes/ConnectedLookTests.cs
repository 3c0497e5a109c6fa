using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Instances;
using Omni.Testing;

namespace Omni.Api.Tests.Sending.Lanes;

/// <summary>Whether an instance is connected is asked of that instance, before each departure.</summary>
public sealed class ConnectedLookTests
{
    [Fact]
    public async Task A_departure_does_not_list_all_connected_instances()
    {
        await using var host = OmniHost.Start(services => services.AddSingleton<IChannelPlugin, ListedChannel>());
        var (created, body) = await host.PostAsync(
            "/api/v2/instances", new { name = "listed", channel = "listed", credentials = new { key = "1" } });
        created.Should().Be(HttpStatusCode.Created, body.ToString());
        var instanceId = body.GetProperty("data").GetProperty("id").GetGuid();
        var channel = host.Services.GetServices<IChannelPlugin>().OfType<ListedChannel>().Single();
        var before = channel.Lists;

        for (var i = 0; i < 5; i++)
            (await host.SendTextAsync(instanceId, "north tower", $"{i}")).Status.Should().Be(HttpStatusCode.Created);

        channel.Lists.Should().Be(before);
    }

    /// <summary>Counts how often all its connected instances are listed.</summary>
    private sealed class ListedChannel(TimeProvider time) : BaseChannelPlugin(time), IChannelPlugin
    {
        private int _lists, _sent;

        public int Lists => Volatile.Read(ref _lists);

        public override string Id => "listed";

        public override string Name => "Listed";

        public override string Version => "1.0.0";

        public override ChannelCapabilities Capabilities { get; } = new() { CanSendText = true };

        IReadOnlyCollection<Guid> IChannelPlugin.ConnectedInstances
        {
            get
            {
                Interlocked.Increment(ref _lists);
                return ConnectedInstances;
            }
        }

        protected override Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct) =>
            Task.FromResult(new ConnectionStatus { State = ConnectionState.Connected, Since = Time.GetUtcNow() });

        protected override Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
            Task.FromResult<SendResult>(new SendResult.Sent($"listed-{Interlocked.Increment(ref _sent)}"));
    }
}
