using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Resends ambiguous messages where the operator has chosen so (<c>Omni:Outbox:AmbiguousPolicy</c>). It never resends a message that was in
/// a back-up: its answer went to the lost host.
/// </summary>
internal sealed partial class AmbiguousResend(
    IUnitOfWork unitOfWork, LaneHost lanes, OutboxHold hold, IOptions<OutboxOptions> options, TimeProvider time,
    ILogger<AmbiguousResend> logger)
{
    /// <summary>False when the message must not or cannot be sent again.</summary>
    public async Task<bool> TryAsync(OutboxRow row, string channel, CancellationToken ct)
    {
        if (options.Value.AmbiguousPolicy != OutboxOptions.Resend || hold.CameFromBackup(row.CreatedAt)) return false;
        if (QueuedMessage.TryRead(row, out _) is not { } queued) return false;
        if (!await unitOfWork.RunAsync(session => session.ReleaseAsync(row.Id, time.GetUtcNow().ToUnixTimeMilliseconds()), ct)) return true;
        Log.Resent(logger, row.Id);
        queued.BringForward();
        lanes.Add(row.InstanceId, channel, [queued]);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Resent, LogLevel.Warning,
            "{MessageId} is sent again without knowing whether it went out, as Omni:Outbox:AmbiguousPolicy says")]
        public static partial void Resent(ILogger logger, Guid messageId);
    }
}
