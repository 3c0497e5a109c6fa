using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Foundation;
using Omni.Api.Receiving;
using Omni.Api.Storage;

namespace Omni.Api.Operations.Retention;

/// <summary>
/// For how long events are kept: as it is set; else for 90 days in a data folder that had no event when a version with this default
/// started on it first, and for ever in an older one. That first look is noted, so that a later start comes to the same answer.
/// </summary>
internal sealed partial class EventRetention(
    EventLog log, IUnitOfWork unitOfWork, IOptions<EventsOptions> options, IOptions<InboxOptions> inbox, ILogger<EventRetention> logger)
    : IHostedService
{
    /// <summary>Among the workers' marks; its value is one of the two below.</summary>
    public const string Mark = "retention";

    private const long KeepsAll = 1, HasDefault = 2;

    /// <summary>Null keeps all.</summary>
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

    /// <summary>A webhook can be replayed as long as the inbox keeps it, and only its events recognise it then.</summary>
    private TimeSpan Default => inbox.Value.Retention > EventsOptions.Default ? inbox.Value.Retention : EventsOptions.Default;

    private static partial class Log
    {
        [LoggerMessage(EventIds.All, LogLevel.Warning,
            "Events are never removed: this data folder is older than their retention. Set "
            + "Omni:Events:Retention, for example to 90.00:00:00")]
        public static partial void All(ILogger logger);
    }
}
