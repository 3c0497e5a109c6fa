using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Plugins;

/// <summary>
/// Loads the plugins of the folder. Each has a load context and a container of its own, so it can break neither the host nor another
/// plugin. Unusable plugins are reported with every reason and skipped.
/// </summary>
internal sealed partial class FolderPlugins(
    IOptions<PluginOptions> options, DataDirectory data, IConfiguration configuration, ILoggerFactory loggers, IHostEnvironment environment,
    TimeProvider time, ILogger<FolderPlugins> logger)
    : IAsyncDisposable
{
    private readonly List<ServiceProvider> _containers = [];
    private readonly List<(string Name, IReadOnlyList<string> Reasons)> _skipped = [];

    /// <summary>The skipped plugins, with the reasons.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Reasons)> Skipped => _skipped;

    /// <summary>Loads every valid plugin.</summary>
    public async Task<IReadOnlyList<IChannelPlugin>> LoadAsync(CancellationToken ct)
    {
        var folder = options.Value.Folder ?? Path.Combine(data.Path, "plugins");
        if (!Directory.Exists(folder)) return [];
        var plugins = new List<IChannelPlugin>();
        foreach (var path in Directory.GetDirectories(Path.GetFullPath(folder)).Order(StringComparer.Ordinal))
        {
            if (await TryLoadAsync(path, ct) is { } plugin) plugins.Add(plugin);
        }

        return plugins;
    }

    public async ValueTask DisposeAsync()
    {
        // The time of the stop is over: each remaining plugin gets a moment, and later ones do not wait longer.
        var over = new CancellationToken(canceled: true);
        foreach (var container in _containers) await StopLimits.EndsBeforeAsync(() => DisposeAsync(container, over), over);
    }

    private async Task DisposeAsync(ServiceProvider container, CancellationToken over)
    {
        try
        {
            foreach (var service in container.GetServices<IHostedService>().Reverse()) await service.StopAsync(over);
            await container.DisposeAsync();
        }
        catch (Exception e)
        {
            Log.DisposeFailed(logger, e);
        }
    }

    private async Task<IChannelPlugin?> TryLoadAsync(string path, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        var (module, faults) = PluginCheck.Look(path);
        if (module is null || faults.Count > 0) return Skip(name, faults);
        try
        {
            var container = Build((IChannelModule)Activator.CreateInstance(module)!);
            _containers.Add(container);
            container.GetService<IStartupValidator>()?.Validate();
            var plugins = container.GetServices<IChannelPlugin>().ToList();
            if (plugins is not [var plugin])
                return Skip(name, [$"{module.Name} registers {plugins.Count} channels ({nameof(IChannelPlugin)}), and must register one"]);
            foreach (var service in container.GetServices<IHostedService>()) await service.StartAsync(ct);
            Log.Loaded(logger, name, plugin.Id, plugin.Version);
            return plugin;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.Broke(logger, e, name);
            return Skip(name, [$"it failed while it was set up: {(e.InnerException ?? e).Message}"]);
        }
    }

    private ServiceProvider Build(IChannelModule module)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddSingleton(loggers);
        services.AddLogging();
        services.AddSingleton(environment);
        services.AddSingleton(time);
        module.AddServices(services, configuration);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private IChannelPlugin? Skip(string name, IReadOnlyList<string> reasons)
    {
        _skipped.Add((name, reasons));
        Log.Skipped(logger, name, string.Join("; ", reasons));
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Loaded, LogLevel.Information, "The plugin {Name} was loaded: {Channel} {Version}")]
        public static partial void Loaded(ILogger logger, string name, string channel, string version);

        [LoggerMessage(EventIds.Skipped, LogLevel.Error, "The plugin {Name} was skipped: {Reasons}")]
        public static partial void Skipped(ILogger logger, string name, string reasons);

        [LoggerMessage(EventIds.Broke, LogLevel.Error, "The plugin {Name} failed during setup")]
        public static partial void Broke(ILogger logger, Exception exception, string name);

        [LoggerMessage(EventIds.DisposeFailed, LogLevel.Warning, "A plugin could not be disposed")]
        public static partial void DisposeFailed(ILogger logger, Exception exception);
    }
}
