using Omni.Api.Foundation;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Outbox;

/// <summary>
/// Holds all waiting messages of a restored database until an operator resumes them: the lost host may have sent them after the back-up was
/// made. Meanwhile statuses settle the messages they report, and new messages are accepted and wait. The hold is stored in the database: it
/// survives restarts, and ends for one instance or for all.
/// </summary>
internal sealed partial class OutboxHold(
    IUnitOfWork unitOfWork, IConfiguration configuration, TimeProvider time, ILogger<OutboxHold> logger) : IHostedService
{
    /// <summary>The prefix of the hold's reason, wherever it is shown.</summary>
    public const string Reason = "restored";

    /// <summary>The switch of a start that resumes the outbox.</summary>
    public const string Switch = "resume-outbox";

    private const string HowToGoOn =
        $"check what the customers got, cancel what must not leave, then POST /api/v2/outbox/resume or start once with --{Switch}";

    private readonly Lock _gate = new();
    private volatile Hold? _hold;
    private long _copiedAt;

    /// <summary>Whether anything is held.</summary>
    public bool IsOn => _hold is not null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (marks, waiting) = await unitOfWork.RunAsync(
            async session => (await session.ReadRestoreMarksAsync(), await session.CountWaitingAsync()), cancellationToken);
        _copiedAt = marks.GetValueOrDefault(RestoreMark.From);
        if (!marks.TryGetValue(RestoreMark.Held, out var madeAt)) return;

        var resumed = marks.Keys.Where(k => k.StartsWith(RestoreMark.Resumed, StringComparison.Ordinal))
            .Select(k => Guid.Parse(k[RestoreMark.Resumed.Length..]));
        _hold = new Hold(DateTimeOffset.FromUnixTimeMilliseconds(madeAt), [.. resumed]);
        if (string.Equals(configuration[Switch], "true", StringComparison.OrdinalIgnoreCase)) await ResumeAsync(instanceId: null);
        else Log.Held(logger, _hold.MadeAt, waiting, HowToGoOn);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public bool Holds(Guid instanceId) => _hold is { } hold && !hold.Resumed.Contains(instanceId);

    /// <summary>Why nothing of an instance leaves; null when a message may.</summary>
    public string? ReasonOf(Guid instanceId) => _hold is { } hold && !hold.Resumed.Contains(instanceId)
        ? $"{Reason}: the database is a back-up of {hold.MadeAt:u}; {HowToGoOn}"
        : null;

    /// <summary>The reason for all instances, with the number of messages that would leave; null when nothing is held.</summary>
    public string? Describe(long waiting)
    {
        var messages = waiting == 1 ? "message" : "messages";
        return _hold is { } hold
            ? $"{Reason}: the database is a back-up of {hold.MadeAt:u}; {waiting} {messages} would leave: {HowToGoOn}"
            : null;
    }

    /// <summary>
    /// Whether a message was part of a back-up. If its answer is missing, the lost host received it: the message is never resent
    /// automatically.
    /// </summary>
    public bool CameFromBackup(long createdAtUnixMs) => createdAtUnixMs <= Volatile.Read(ref _copiedAt);

    /// <summary>Resumes an instance, or all.</summary>
    public async Task ResumeAsync(Guid? instanceId)
    {
        if (_hold is null) return;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await unitOfWork.RunAsync(
            session => instanceId is { } one
                ? session.SetProgressAsync($"{RestoreMark.Resumed}{one:D}", now)
                : session.ResumeRestoredAsync(),
            CancellationToken.None);

        // Stored first: a hold that is over stays over.
        lock (_gate) _hold = instanceId is { } resumed && _hold is { } hold ? hold with { Resumed = [.. hold.Resumed, resumed] } : null;
        if (instanceId is { } id) Log.InstanceResumed(logger, id);
        else Log.Resumed(logger);
    }

    private sealed record Hold(DateTimeOffset MadeAt, HashSet<Guid> Resumed);

    private static partial class Log
    {
        [LoggerMessage(
            2682, LogLevel.Warning,
            "Nothing is sent: the database was restored from a back-up of {MadeAt:u}. {Waiting} messages would leave: {HowToGoOn}")]
        public static partial void Held(ILogger logger, DateTimeOffset madeAt, long waiting, string howToGoOn);

        [LoggerMessage(EventIds.Resumed, LogLevel.Warning, "The outbox resumes with the messages of the restored back-up")]
        public static partial void Resumed(ILogger logger);

        [LoggerMessage(EventIds.InstanceResumed, LogLevel.Warning,
            "The outbox of {InstanceId} resumes with the messages of the restored back-up")]
        public static partial void InstanceResumed(ILogger logger, Guid instanceId);
    }
}
