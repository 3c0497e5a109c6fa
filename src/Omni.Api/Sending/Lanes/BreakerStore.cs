using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Stores open breakers and logs when one opens or closes, so that a host that starts during an outage does not test the service with
/// messages.
/// </summary>
internal sealed partial class BreakerStore(IUnitOfWork unitOfWork, OutboxMetrics metrics, ILogger<BreakerStore> logger)
{
    /// <summary>Rings when a lane requests a probe of its channel's service.</summary>
    public Signal ProbeWanted { get; } = new();

    /// <summary>Stores the state of an instance's breaker after it opened or a trial failed.</summary>
    /// <param name="row">The breaker's state.</param>
    /// <param name="isNew">Whether it was closed before.</param>
    /// <param name="ct">Cancels the writing.</param>
    public async Task KeepAsync(LaneBreakerRow row, bool isNew, CancellationToken ct)
    {
        await unitOfWork.RunAsync(session => session.SetLaneBreakerAsync(row), ct);
        if (!isNew) return;
        metrics.BreakerChanged(opened: true);
        Log.Opened(logger, row.InstanceId, row.Reason);
    }

    /// <summary>Removes the closed breaker of an instance.</summary>
    public async Task RemoveAsync(Guid instanceId, CancellationToken ct)
    {
        await unitOfWork.RunAsync(session => session.RemoveLaneBreakerAsync(instanceId), ct);
        metrics.BreakerChanged(opened: false);
        Log.Closed(logger, instanceId);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Opened, LogLevel.Error,
            "{InstanceId} sends nothing until the service of its channel answers again: {Reason}. Its messages are kept")]
        public static partial void Opened(ILogger logger, Guid instanceId, string reason);

        [LoggerMessage(EventIds.Closed, LogLevel.Warning, "{InstanceId} sends again: the service of its channel answers")]
        public static partial void Closed(ILogger logger, Guid instanceId);
    }
}
