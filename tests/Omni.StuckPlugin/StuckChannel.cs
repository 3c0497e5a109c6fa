using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Instances;

namespace Omni.StuckPlugin;

/// <summary>Its sends never end, and it holds the thread that takes it down.</summary>
public sealed class StuckChannel(TimeProvider time) : BaseChannelPlugin(time)
{
    private readonly ManualResetEventSlim _never = new();

    public override string Id => "tar-pit";

    public override string Name => "Tar pit";

    public override string Version => "1.0.0";

    public override ChannelCapabilities Capabilities { get; } = new() { CanSendText = true };

    protected override Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct) =>
        Task.FromResult(new ConnectionStatus { State = ConnectionState.Connected, Since = Time.GetUtcNow() });

    protected override Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        new TaskCompletionSource<SendResult>().Task;

    protected override Task OnDestroyAsync()
    {
        _never.Wait();
        return Task.CompletedTask;
    }
}
