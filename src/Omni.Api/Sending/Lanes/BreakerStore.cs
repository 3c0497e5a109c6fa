using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Keeps open breakers on disk, and says when one opens or closes: a host that starts in the middle of an outage does not try it again with
/// its messages.
/// </summary>
internal sealed partial class BreakerStore(IUnitOfWork unitOfWork, OutboxMetrics metrics, ILogger<BreakerStore> logger)
{
    /// <summary>Rings when a lane wants to know whether its channel's service answers.</summary>
    public Signal ProbeWanted { get; } = new();

    /// <summary>The breaker of an instance is open, or was tried once more.</summary>
    /// <param name="row">How it stands.</param>
    /// <param name="isNew">Whether it was closed before.</param>
    /// <param name="ct">Cancels the writing.</param>
    public async Task KeepAsync(LaneBreakerRow row, bool isNew, CancellationToken ct)
    {
        await unitOfWork.RunAsync(session => session.SetLaneBreakerAsync(row), ct);
        if (!isNew) return;
        metrics.BreakerChanged(opened: true);
        Log.Opened(logger, row.InstanceId, row.Reason);
    }

    /// <summary>The breaker of an instance has closed.</summary>
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
