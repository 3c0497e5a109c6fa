using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Foundation;
using Omni.Api.Receiving;
using Omni.Api.Storage;

namespace Omni.Api.Operations.Retention;

/// <summary>
/// Determines how long events are kept: as configured; else 90 days in a data folder that had no event at the first start of a version with
/// this default, and forever in an older one. The result of that first start is stored, so that later starts agree.
/// </summary>
internal sealed partial class EventRetention(
    EventLog log, IUnitOfWork unitOfWork, IOptions<EventsOptions> options, IOptions<InboxOptions> inbox, ILogger<EventRetention> logger)
    : IHostedService
{
    /// <summary>The name of its mark among those of the workers; the value is one of the two below.</summary>
    public const string Mark = "retention";

    private const long KeepsAll = 1, HasDefault = 2;

    /// <summary>Null keeps all events.</summary>
    public TimeSpan? Period { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var mark = await unitOfWork.ReadProgressAsync(Mark, cancellationToken);
        if (mark == 0)
        {
            mark = await log.LastAsync(cancellationToken) == 0 ? HasDefault : KeepsAll;
            await unitOfWork.RunAsync(session => session.SetProgressAsync(Mark, mark), cancellationToken);
        }

        Period = options.Value.Retention ?? (mark == HasDefault ? Default : null);
        if (Period is null) Log.All(logger);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A webhook can be replayed as long as the inbox keeps it, and only its events identify it then.</summary>
    private TimeSpan Default => inbox.Value.Retention > EventsOptions.Default ? inbox.Value.Retention : EventsOptions.Default;

    private static partial class Log
    {
        [LoggerMessage(EventIds.All, LogLevel.Warning,
            "Events are never removed: this data folder is older than their retention. Set "
            + "Omni:Events:Retention, for example to 90.00:00:00")]
        public static partial void All(ILogger logger);
    }
}
