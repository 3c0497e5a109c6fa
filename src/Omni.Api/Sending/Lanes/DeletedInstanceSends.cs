using Microsoft.EntityFrameworkCore;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Fails the waiting messages of a deleted instance, each with its event, in small steps. It runs when an instance is deleted, when the
/// last message of its lane has come to rest, and at a start that finds such messages.
/// </summary>
internal sealed partial class DeletedInstanceSends(
    IReadDb reads, SendFailures failures, TimeProvider time, ILogger<DeletedInstanceSends> logger) : WorkLoop(time)
{
    public const string Code = "INSTANCE_DELETED";

    private const string Reason = "The instance was deleted before the message was sent";

    private const int Slice = 200;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromHours(1);

    private readonly Signal _signal = new();

    /// <summary>Signals that there may be messages to end.</summary>
    public void Ring() => _signal.Ring();

    protected override Task BeginAsync(CancellationToken ct) => WaitAsync(ct);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var db = reads.Open();
        var due = await db.Outbox.Where(
            o => (o.State == OutboxState.Pending || o.State == OutboxState.Waiting) && !db.Instances.Any(i => i.Id == o.InstanceId))
            .OrderBy(o => o.Seq).Take(Slice)
            .Select(o => new { Row = o, Channel = db.Chats.Where(c => c.Id == o.ChatId).Select(c => c.Channel).FirstOrDefault() })
            .ToListAsync(ct);
        await Task.WhenAll(due.Select(d => failures.EndUnsentAsync(d.Row, d.Channel ?? "", OutboxState.Failed, Code, Reason)));
        return due.Count == Slice;
    }

    protected override Task WaitAsync(CancellationToken ct) => _signal.WaitAsync(LookAnyway, Time, ct);

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(EventIds.DeletedInstanceSendsFailed, LogLevel.Warning,
            "Messages of a deleted instance could not be ended; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
