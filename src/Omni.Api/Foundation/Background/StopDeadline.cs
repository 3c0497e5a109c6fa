using System.Reflection;
using Microsoft.Extensions.Options;

namespace Omni.Api.Foundation.Background;

/// <summary>
/// Ends the process when a stop takes longer than it may. The parts of the host keep to their time; a plugin may hold the
/// thread that disposes it, or a thread of its own. A process that is ended here has lost nothing: it is as if it were killed.
/// </summary>
internal static partial class StopDeadline
{
    /// <summary>For what ends within its own grace after the time of the stop is used up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>From the beginning of the stop on. Only where the process is the host's own.</summary>
    public static void EndInTime(this WebApplication app)
    {
        if (Assembly.GetEntryAssembly() != Assembly.GetExecutingAssembly()) return;
        var limit = StopLimits.Of(app.Services.GetRequiredService<IOptions<HostOptions>>().Value) + Grace;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StopDeadline));
        var watch = new Thread(() => End(limit, logger)) { IsBackground = true, Name = "Omni stop" };
        app.Lifetime.ApplicationStopping.Register(watch.Start);
    }

    private static void End(TimeSpan limit, ILogger logger)
    {
        // Nobody sets it: a process that ends by itself ends this thread with it.
        using var never = new ManualResetEventSlim();
        never.Wait(limit);
        Log.Ended(logger, limit);
        Environment.Exit(Environment.ExitCode);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Ended, LogLevel.Warning, "The stop took longer than {Limit}: the process ends now")]
        public static partial void Ended(ILogger logger, TimeSpan limit);
    }
}
