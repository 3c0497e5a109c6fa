using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Health;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Instances;

namespace Omni.Channels.Sdk.Channels;

/// <summary>
/// The base of a channel plugin: keeps the state of its instances, answers status and health, emits events.
/// A channel fills in <see cref="OnConnectAsync"/> and <see cref="OnSendAsync"/>; everything else has a default.
/// </summary>
public abstract partial class BaseChannelPlugin(TimeProvider time) : IChannelPlugin
{
    private PluginContext? _context;
    private ILogger? _logger;
    private EventEmitter? _emitter;

    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Version { get; }

    /// <inheritdoc/>
    public abstract ChannelCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public IReadOnlyCollection<Guid> ConnectedInstances => Instances.ConnectedIds;

    /// <inheritdoc/>
    public bool IsConnected(Guid instanceId) => Instances.IsConnected(instanceId);

    /// <summary>The state of every instance.</summary>
    protected InstanceManager Instances { get; } = new(time);

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>The host's services. Throws before <see cref="InitializeAsync"/>.</summary>
    protected PluginContext Context => _context ?? throw new InvalidOperationException($"{Id} was used before it was initialised");

    /// <summary>The plugin's logger, category <c>channel:{id}</c>.</summary>
    protected ILogger Logger => _logger ?? throw new InvalidOperationException($"{Id} was used before it was initialised");

    /// <summary>
    /// Makes and emits this channel's events. A webhook channel uses <see cref="EventEmitter.To"/> to give them to the webhook's sink.
    /// </summary>
    protected EventEmitter Emitter => _emitter ?? throw new InvalidOperationException($"{Id} was used before it was initialised");

    /// <inheritdoc/>
    public async Task InitializeAsync(PluginContext context, CancellationToken ct)
    {
        _context = context;
        _logger = context.LoggerFactory.CreateLogger($"channel:{Id}");
        _emitter = new EventEmitter(Id, context.Events, time);
        await OnInitializeAsync(ct);
    }

    /// <inheritdoc/>
    public async Task<ConnectionStatus> ConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct)
    {
        // Track the settings before the first call: the channel's server may call back while the instance is connecting.
        var before = Instances.Get(instanceId)?.Status;
        Instances.Track(instanceId, config);
        ConnectionStatus status;
        try
        {
            status = await OnConnectAsync(instanceId, config, ct);
        }
        catch
        {
            // An instance left in "connecting" would never be retried.
            if (IsCurrent(instanceId, config))
                Instances.SetStatus(
                    instanceId,
                    ConnectionStatus.Failed(
                        new ConnectionError("CONNECT_FAILED", "The instance could not be connected; see the log", Retryable: true),
                        time.GetUtcNow()));
            throw;
        }

        // Disconnected, or connected with other settings, in the meantime: the outcome of these settings says nothing about the instance.
        if (!IsCurrent(instanceId, config)) return Instances.GetStatus(instanceId);
        Instances.SetStatus(instanceId, status);
        if (status.IsConnected) await EmitInstanceConnectedAsync(instanceId, status, ct);
        else if (before?.Error?.Code is not { } code || code != status.Error?.Code)
            await EmitInstanceDisconnectedAsync(instanceId, status.Error?.Message ?? status.Message, willReconnect: false, ct);
        return status;
    }

    /// <inheritdoc/>
    public async Task DisconnectAsync(Guid instanceId, string reason, CancellationToken ct)
    {
        if (Instances.Get(instanceId) is not { } state) return;
        await OnDisconnectAsync(instanceId, ct);
        Instances.Remove(instanceId);
        if (state.Status.IsConnected) await EmitInstanceDisconnectedAsync(instanceId, reason, willReconnect: false, ct);
    }

    /// <inheritdoc/>
    public virtual Task<ConnectionStatus> GetStatusAsync(Guid instanceId, CancellationToken ct) =>
        Task.FromResult(Instances.GetStatus(instanceId));

    /// <inheritdoc/>
    public Task<SendResult> SendMessageAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        SendConnectedAsync(instanceId, () => OnSendAsync(instanceId, message, ct));

    /// <summary>
    /// Sends for an instance that is connected and records its activity. For a channel that implements
    /// <see cref="Abilities.IGatedChannel"/> as well.
    /// </summary>
    protected async Task<SendResult> SendConnectedAsync(Guid instanceId, Func<Task<SendResult>> send)
    {
        if (!Instances.GetStatus(instanceId).IsConnected) return SendResult.NotConnected(Instances.GetStatus(instanceId).Message);
        var result = await send();
        if (result is SendResult.Sent) Instances.RecordActivity(instanceId);
        return result;
    }

    /// <inheritdoc/>
    public async Task<HealthStatus> GetHealthAsync(CancellationToken ct) =>
        HealthStatus.From(await GetHealthChecksAsync(ct), time.GetUtcNow());

    /// <summary>Disconnects every instance, logs failures, then calls <see cref="OnDestroyAsync"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var instanceId in Instances.AllIds)
        {
            try
            {
                await DisconnectAsync(instanceId, "The host is stopping", CancellationToken.None);
            }
            catch (Exception e)
            {
                if (_logger is not null) Log.DisconnectFailed(_logger, e, instanceId);
            }
        }

        await OnDestroyAsync();
        Instances.Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>Called once at initialisation, with <see cref="Context"/> set.</summary>
    protected virtual Task OnInitializeAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Releases the plugin's resources. All instances are already disconnected.</summary>
    protected virtual Task OnDestroyAsync() => Task.CompletedTask;

    /// <summary>Connects the instance and returns its new status. The instance is already tracked as <c>connecting</c>.</summary>
    protected abstract Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct);

    /// <summary>Releases the instance's resources. The default does nothing.</summary>
    protected virtual Task OnDisconnectAsync(Guid instanceId, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Sends one message for an instance that is connected.</summary>
    protected abstract Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct);

    /// <summary>Runs the checks of <see cref="GetHealthAsync"/>. The default compares connected with configured instances.</summary>
    protected virtual Task<IReadOnlyList<HealthCheck>> GetHealthChecksAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<HealthCheck>>([HealthCheck.OfInstances(Instances.ConnectedIds.Count, Instances.AllIds.Count)]);

    /// <summary>
    /// Sets the status of an instance. Emits <c>instance.connected</c> or <c>instance.disconnected</c> when
    /// <see cref="ConnectionStatus.IsConnected"/> changes.
    /// </summary>
    protected async Task UpdateStatusAsync(Guid instanceId, ConnectionStatus status, CancellationToken ct)
    {
        if (Instances.SetStatus(instanceId, status) is not { } before || before.IsConnected == status.IsConnected) return;
        if (status.IsConnected) await EmitInstanceConnectedAsync(instanceId, status, ct);
        else
            await EmitInstanceDisconnectedAsync(
                instanceId, status.Error?.Message ?? status.Message, status.State == ConnectionState.Reconnecting, ct);
    }

    private bool IsCurrent(Guid instanceId, InstanceConfig config) => ReferenceEquals(Instances.Get(instanceId)?.Config, config);

    private static partial class Log
    {
        [LoggerMessage(EventIds.DisconnectFailed, LogLevel.Warning, "Failed to disconnect instance {InstanceId}")]
        public static partial void DisconnectFailed(ILogger logger, Exception exception, Guid instanceId);
    }
}
