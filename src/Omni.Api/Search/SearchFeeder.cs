using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;

namespace Omni.Api.Search;

/// <summary>
/// Keeps the index up to date, after the commits of others and in small steps, so that no other write waits for it:
/// 1. Rows that changed or went since they were indexed.
/// 2. New rows of each kind, after its mark. Words and mark are one commit.
/// A search asks it to look at once, and waits for that a moment.
/// </summary>
internal sealed partial class SearchFeeder(
    ISearchDialect dialect, SearchSchema schema, IReadDb reads, IUnitOfWork unitOfWork, IOptions<SearchOptions> options, TimeProvider time,
    ILogger<SearchFeeder> logger) : WorkLoop(time)
{
    private const int Step = 128, ManyRounds = 8;

    private static readonly int[] Kinds = [SearchKind.Chat, SearchKind.Message, SearchKind.Event];

    private static readonly TimeSpan LookAnyway = TimeSpan.FromMilliseconds(500), LongestPause = TimeSpan.FromMilliseconds(100);

    private readonly Signal _asked = new();
    private readonly Lock _gate = new();
    private readonly long[] _marks = new long[Kinds.Length];
    private List<TaskCompletionSource> _waiting = [];
    private volatile bool _isBehind;
    private bool _isBegun;
    private int _fullRounds;

    /// <summary>Waits until what is committed now is indexed; not for long, and not at all while old rows are being indexed.</summary>
    public async Task CaughtUpAsync(CancellationToken ct)
    {
        if (_isBehind || !options.Value.Indexing) return;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) _waiting.Add(done);
        _asked.Ring();
        await Task.WhenAny(done.Task, Task.Delay(options.Value.MaxWait, Time, ct));
    }

    /// <summary>The sequence number after the last indexed row of a kind.</summary>
    public long EndOf(int kind) => Volatile.Read(ref _marks[kind]) + 1;

    /// <summary>Waits until nothing that changed or went is left in the index.</summary>
    public async Task ForgottenAsync(CancellationToken ct)
    {
        while (await reads.HasSearchChangesAsync(ct))
        {
            _asked.Ring();
            await Task.Delay(TimeSpan.FromMilliseconds(20), Time, ct);
        }
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        List<TaskCompletionSource> waiting;
        lock (_gate) (waiting, _waiting) = (_waiting, []);
        var isCurrent = false;
        try
        {
            if (!_isBegun) await BeginMarksAsync(ct);
            var begun = Time.GetTimestamp();
            var isLeft = await ChangesAsync(ct);
            foreach (var kind in options.Value.Indexing ? Kinds : []) isLeft |= await NewRowsAsync(kind, ct);
            _fullRounds = isLeft ? _fullRounds + 1 : 0;
            (isCurrent, _isBehind) = (!isLeft, _fullRounds > ManyRounds);
            if (isCurrent) return false;

            // Half of the time is for other writes.
            var pause = Time.GetElapsedTime(begun);
            await Task.Delay(pause < LongestPause ? pause : LongestPause, Time, ct);
            return true;
        }
        finally
        {
            if (isCurrent || _isBehind) waiting.ForEach(one => one.TrySetResult());
            else lock (_gate) _waiting.AddRange(waiting);
        }
    }

    protected override Task WaitAsync(CancellationToken ct) => _asked.WaitAsync(LookAnyway, Time, ct);

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private async Task BeginMarksAsync(CancellationToken ct)
    {
        foreach (var kind in Kinds) _marks[kind] = await unitOfWork.ReadProgressAsync(schema.MarkOf(kind), ct);
        _isBegun = true;
    }

    /// <summary>Indexes again what changed and removes what is gone; true when there may be more.</summary>
    private async Task<bool> ChangesAsync(CancellationToken ct)
    {
        if (!await reads.HasSearchChangesAsync(ct)) return false;
        return await unitOfWork.RunAsync(async session =>
        {
            await session.OverwriteRemovedAsync();
            var changes = await session.ReadSearchChangesAsync(Step);
            foreach (var (kind, seq) in changes)
            {
                var row = await session.ReadIndexedAsync(kind, seq);
                await session.WriteAsync(dialect.Delete, ("@place", SearchKind.PlaceOf(kind, seq)));
                if (row is not null) await SetAsync(session, kind, seq, WordsOf(kind, row));
                await session.ForgetSearchChangeAsync(kind, seq);
            }

            return changes.Count == Step;
        }, ct);
    }

    private async Task<bool> NewRowsAsync(int kind, CancellationToken ct)
    {
        var rows = await reads.ReadIndexedAsync(kind, _marks[kind], Step, ct);
        if (rows.Count == 0) return false;
        var words = rows.ConvertAll(row => (row.Seq, Words: WordsOf(kind, row)));
        var last = rows[^1].Seq;
        await unitOfWork.RunAsync(async session =>
        {
            foreach (var (seq, text) in words) await SetAsync(session, kind, seq, text);
            await session.SetProgressAsync(schema.MarkOf(kind), last);
        }, ct);
        Volatile.Write(ref _marks[kind], last);
        return rows.Count == Step;
    }

    private async ValueTask SetAsync(WriteSession session, int kind, long seq, string? words)
    {
        if (words is not null) await session.WriteAsync(dialect.Set, ("@place", SearchKind.PlaceOf(kind, seq)), ("@words", words));
    }

    private static string? WordsOf(int kind, IndexedRow row)
    {
        var scope = new List<string>(2);
        if (row.InstanceId is { } instance) scope.Add(IndexedText.MarkOfInstance(instance));
        if (row.ChatId is { } chat && kind != SearchKind.Chat) scope.Add(IndexedText.MarkOfChat(chat));
        return IndexedText.Of(
            SearchKind.PrefixOf(kind, SearchKind.BucketOf(row.Seq)), row.Texts, scope, withTails: kind == SearchKind.Chat);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.SearchFeederFailed, LogLevel.Warning, "The search index could not be brought up to date; trying again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
