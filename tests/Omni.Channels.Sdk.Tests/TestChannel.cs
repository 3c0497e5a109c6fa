using Microsoft.Extensions.Logging.Abstractions;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.Sdk.Webhooks;
using Omni.Contract.Instances;

namespace Omni.Channels.Sdk.Tests;

/// <summary>The smallest channel that the base class allows, and a sink that keeps what it emits.</summary>
internal sealed class TestChannel(TimeProvider time, string id = "test") : BaseChannelPlugin(time), IEventSink
{
    public List<OmniEvent> Emitted { get; } = [];

    public Func<ConnectionStatus>? OnConnecting { get; set; }

    /// <summary>What initialising and destroying wait for.</summary>
    public Task Before { get; set; } = Task.CompletedTask;

    /// <summary>Whether they block the thread meanwhile.</summary>
    public bool Blocks { get; set; }

    /// <summary>What connecting waits for, by the name of the settings.</summary>
    public Dictionary<string, Task> BeforeConnecting { get; } = [];

    public override string Id => id;

    public override string Name => "Test";

    public override string Version => "1.2.3";

    public override ChannelCapabilities Capabilities { get; } = new();

    public Task InitializeAsync() => InitializeAsync(
        new PluginContext
        {
            Events = this,
            Storage = null!,
            Media = null!,
            LoggerFactory = NullLoggerFactory.Instance,
            Config = new GlobalConfig { Environment = "Test", MediaStorage = "" },
        },
        CancellationToken.None);

    public ValueTask EmitAsync(OmniEvent @event, CancellationToken ct)
    {
        Emitted.Add(@event);
        return ValueTask.CompletedTask;
    }

    protected override Task OnInitializeAsync(CancellationToken ct) => WaitAsync();

    protected override Task OnDestroyAsync() => WaitAsync();

    private Task WaitAsync()
    {
        if (Blocks) Before.Wait(CancellationToken.None);
        return Before;
    }

    protected override async Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct)
    {
        if (BeforeConnecting.TryGetValue(config.Name, out var task)) await task;
        return OnConnecting?.Invoke() ?? new ConnectionStatus { State = ConnectionState.Connected, Since = Time.GetUtcNow() };
    }

    protected override Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        Task.FromResult<SendResult>(new SendResult.Sent("sent-1"));
}
