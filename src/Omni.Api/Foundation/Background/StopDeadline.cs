using System.Reflection;
using Microsoft.Extensions.Options;

namespace Omni.Api.Foundation.Background;

/// <summary>
/// Ends the process when a stop takes longer than allowed. The host's own services keep to their time, but a plugin may block the thread
/// that disposes it, or a thread of its own. Ending the process here loses nothing: it equals a kill.
/// </summary>
internal static partial class StopDeadline
{
    /// <summary>Extra time for work that ends within its own grace after the time of the stop is used up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Starts the deadline when the stop begins. Call it only where the process belongs to the host.</summary>
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
        // Never set: a process that ends by itself ends this thread too.
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
