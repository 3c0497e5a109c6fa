using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Health;

namespace Omni.Channels.Sdk.Channels;

/// <summary>All channels of a host. A plugin that fails does not affect the others. Thread safe.</summary>
public sealed partial class ChannelRegistry(ILogger<ChannelRegistry> logger, TimeProvider time)
{
    /// <summary>Time limits of one plugin. A plugin that exceeds its limit counts as failed, and the next one follows.</summary>
    private static readonly TimeSpan InitializeWithin = TimeSpan.FromSeconds(30), DestroyWithin = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, IChannelPlugin> _plugins = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>All registered plugins, in the order of registration.</summary>
    public IReadOnlyList<IChannelPlugin> All
    {
        get { lock (_gate) return [.. _plugins.Values]; }
    }

    /// <summary>Registers a plugin. Logs a warning and returns false when the id is already registered.</summary>
    public bool Register(IChannelPlugin plugin)
    {
        lock (_gate)
        {
            if (_plugins.TryAdd(plugin.Id, plugin)) return true;
        }

        Log.AlreadyRegistered(logger, plugin.Id);
        return false;
    }

    /// <summary>Returns the plugin of a channel, by its id or an alias; null when it is not registered. An id wins over an alias.</summary>
    public IChannelPlugin? Get(string channel)
    {
        lock (_gate)
        {
            return _plugins.TryGetValue(channel, out var plugin)
                ? plugin : _plugins.Values.FirstOrDefault(other => other.Aliases.Contains(channel));
        }
    }

    /// <summary>All ids under which instances of the same channel may be made; of an unknown channel just the id given.</summary>
    public IReadOnlyList<string> NamesOf(string channel) => Get(channel) is { } plugin
        ? [plugin.Id, .. plugin.Aliases.Where(alias => Get(alias) == plugin)] : [channel];

    /// <summary>The same of several channels, as a filter needs them; null stays null.</summary>
    public IReadOnlyList<string>? NamesOf(IReadOnlyList<string>? channels) =>
        channels is null ? null : [.. channels.SelectMany(channel => NamesOf(channel)).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether two ids name the same channel.</summary>
    public bool AreSame(string channel, string other) => channel == other || NamesOf(channel).Contains(other, StringComparer.Ordinal);

    /// <summary>Initialises one plugin. On failure, logs it, removes the plugin and returns false.</summary>
    public async Task<bool> InitializeAsync(string channel, PluginContext context, CancellationToken ct)
    {
        var plugin = Get(channel);
        if (plugin is null) return false;
        try
        {
            await RunAsync(() => plugin.InitializeAsync(context, ct), InitializeWithin, ct);
            Log.Initialized(logger, plugin.Id, plugin.Version);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.InitializeFailed(logger, e, plugin.Id);
            lock (_gate) _plugins.Remove(channel);
            return false;
        }
    }

    /// <summary>Initialises every plugin with its own context; returns the ids of those that failed.</summary>
    public async Task<IReadOnlyList<string>> InitializeAllAsync(Func<IChannelPlugin, PluginContext> contextOf, CancellationToken ct)
    {
        var failed = new List<string>();
        foreach (var plugin in All)
        {
            if (!await InitializeAsync(plugin.Id, contextOf(plugin), ct)) failed.Add(plugin.Id);
        }

        return failed;
    }

    /// <summary>Disposes every plugin, which disconnects its instances. A failure is logged and the next one follows.</summary>
    public async Task DestroyAllAsync()
    {
        foreach (var plugin in All)
        {
            try
            {
                await RunAsync(() => plugin.DisposeAsync().AsTask(), DestroyWithin, CancellationToken.None);
            }
            catch (Exception e)
            {
                Log.DestroyFailed(logger, e, plugin.Id);
            }
        }

        lock (_gate) _plugins.Clear();
    }

    /// <summary>The health of every plugin by its id. A plugin that throws is <c>unhealthy</c>, with a failed check that says so.</summary>
    public async Task<IReadOnlyDictionary<string, HealthStatus>> GetHealthAsync(CancellationToken ct)
    {
        var health = new Dictionary<string, HealthStatus>(StringComparer.Ordinal);
        foreach (var plugin in All)
        {
            try
            {
                health[plugin.Id] = await plugin.GetHealthAsync(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                Log.HealthFailed(logger, e, plugin.Id);
                health[plugin.Id] = HealthStatus.From(
                    [new HealthCheck("plugin", CheckStatus.Fail, "The health check failed; see the log")], time.GetUtcNow());
            }
        }

        return health;
    }

    /// <summary>Runs a call on a thread of its own, which the plugin may block.</summary>
    private Task RunAsync(Func<Task> call, TimeSpan within, CancellationToken ct) =>
        Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
            .WaitAsync(within, time, ct);

    private static partial class Log
    {
        [LoggerMessage(EventIds.AlreadyRegistered, LogLevel.Warning, "{Channel} is already registered; the second plugin is ignored")]
        public static partial void AlreadyRegistered(ILogger logger, string channel);

        [LoggerMessage(EventIds.Initialized, LogLevel.Information, "Initialised channel {Channel} {Version}")]
        public static partial void Initialized(ILogger logger, string channel, string version);

        [LoggerMessage(EventIds.InitializeFailed, LogLevel.Error, "Failed to initialise channel {Channel}; the host continues without it")]
        public static partial void InitializeFailed(ILogger logger, Exception exception, string channel);

        [LoggerMessage(EventIds.DestroyFailed, LogLevel.Warning, "Failed to shut down channel {Channel}")]
        public static partial void DestroyFailed(ILogger logger, Exception exception, string channel);

        [LoggerMessage(EventIds.HealthFailed, LogLevel.Warning, "Health check of channel {Channel} failed")]
        public static partial void HealthFailed(ILogger logger, Exception exception, string channel);
    }
}
