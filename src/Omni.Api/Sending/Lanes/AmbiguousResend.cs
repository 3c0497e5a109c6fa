using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Sends again what nobody knows of, where the operator has chosen so (<c>Omni:Outbox:AmbiguousPolicy</c>). Never what was in
/// a back-up already: its answer went to the host that was lost.
/// </summary>
internal sealed partial class AmbiguousResend(
    IUnitOfWork unitOfWork, LaneHost lanes, OutboxHold hold, IOptions<OutboxOptions> options, TimeProvider time,
    ILogger<AmbiguousResend> logger)
{
    /// <summary>False when it must not be sent again, or cannot be.</summary>
    public async Task<bool> TryAsync(OutboxRow row, string channel, CancellationToken ct)
    {
        if (options.Value.AmbiguousPolicy != OutboxOptions.Resend || hold.CameFromBackup(row.CreatedAt)) return false;
        if (QueuedMessage.TryRead(row, out _) is not { } queued) return false;
        if (!await unitOfWork.RunAsync(session => session.ReleaseAsync(row.Id, time.GetUtcNow().ToUnixTimeMilliseconds()), ct)) return true;
        Log.Resent(logger, row.Id);
        lanes.Add(row.InstanceId, channel, [queued with { DueAtUnixMs = 0 }]);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Resent, LogLevel.Warning,
            "{MessageId} is sent again without knowing whether it went out, as Omni:Outbox:AmbiguousPolicy says")]
        public static partial void Resent(ILogger logger, Guid messageId);
    }
}
