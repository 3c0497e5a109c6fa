using Omni.Channels.Sdk.Health;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Instances;

namespace Omni.Channels.Sdk.Channels;

/// <summary>
/// A channel: one way to reach people (WhatsApp, Discord, …), serving any number of instances (accounts, numbers).
/// Optional abilities are the interfaces of <c>Omni.Channels.Sdk.Abilities</c> and <c>Omni.Channels.Sdk.Webhooks</c>,
/// which the host discovers by type. Every member may be called from several threads at once.
/// </summary>
public interface IChannelPlugin : IAsyncDisposable
{
    /// <summary>The channel's id, one of <see cref="ChannelType"/> or a custom one.</summary>
    string Id { get; }

    /// <summary>
    /// Other ids of the same channel. An instance may be made under any of them, and keeps the id it was made with. Default none.
    /// </summary>
    IReadOnlyList<string> Aliases => [];

    /// <summary>The display name, such as "WhatsApp Business Cloud".</summary>
    string Name { get; }

    /// <summary>The plugin's version (semver).</summary>
    string Version { get; }

    /// <summary>What the channel can do, and its limits.</summary>
    ChannelCapabilities Capabilities { get; }

    /// <summary>The instances that are connected now.</summary>
    IReadOnlyCollection<Guid> ConnectedInstances { get; }

    /// <summary>
    /// Whether an instance is connected now; false for an unknown one. Called before each send, so it should allocate nothing.
    /// </summary>
    bool IsConnected(Guid instanceId) => ConnectedInstances.Contains(instanceId);

    /// <summary>Passes the host's services to the plugin. Called once, before any other member; opens no connection.</summary>
    Task InitializeAsync(PluginContext context, CancellationToken ct);

    /// <summary>
    /// Connects an instance, or connects it again with other settings. A channel's refusal is a value:
    /// a status with state <see cref="ConnectionState.Error"/> and its <see cref="ConnectionStatus.Error"/>.
    /// </summary>
    Task<ConnectionStatus> ConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct);

    /// <summary>Disconnects an instance and forgets its settings. An unknown instance is no error.</summary>
    Task DisconnectAsync(Guid instanceId, string reason, CancellationToken ct);

    /// <summary>The state of an instance; an unknown one is <c>disconnected</c>, "Instance not found".</summary>
    Task<ConnectionStatus> GetStatusAsync(Guid instanceId, CancellationToken ct);

    /// <summary>Sends one message. Never throws for a channel error: see <see cref="SendResult"/>.</summary>
    Task<SendResult> SendMessageAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct);

    /// <summary>The health of the plugin and its instances.</summary>
    Task<HealthStatus> GetHealthAsync(CancellationToken ct);
}
