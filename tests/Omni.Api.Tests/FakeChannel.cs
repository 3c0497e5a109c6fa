using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Instances;

namespace Omni.Api.Tests;

/// <summary>A second channel, written against the SDK alone: it echoes what it is told to send.</summary>
public sealed class FakeChannel(TimeProvider time) : BaseChannelPlugin(time)
{
    private int _sent;

    public override string Id => "carrier-pigeon";

    public override string Name => "Carrier pigeon";

    public override string Version => "1.0.0";

    public override ChannelCapabilities Capabilities { get; } = new() { CanSendText = true };

    protected override Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct) =>
        Task.FromResult(
            new ConnectionStatus
            {
                State = ConnectionState.Connected,
                Since = Time.GetUtcNow(),
                Metadata = new ConnectionMetadata { ProfileName = "The loft" },
            });

    protected override async Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref _sent);
        var coo = new MessageReceived
        {
            ExternalId = $"coo-{number}",
            ChatId = message.To,
            From = message.To,
            Content = new TextContent { Text = $"coo: {message.Content.PlainText}" },
        };
        var facts = new EventFacts
        {
            Conversation = new Conversation { Sender = new Participant { UserId = message.To, DisplayName = "Pigeon" } },
        };
        await EmitMessageReceivedAsync(instanceId, coo, facts, ct);
        return new SendResult.Sent($"flight-{number}");
    }

    public sealed class Module : IChannelModule
    {
        public void AddServices(IServiceCollection services, IConfiguration configuration) =>
            services.AddSingleton<IChannelPlugin, FakeChannel>();
    }
}
