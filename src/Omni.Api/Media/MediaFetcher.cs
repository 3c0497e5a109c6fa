using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Media;

/// <summary>
/// Fetches pending media in parallel, independent of the inbox: a slow download delays no message. Downloads interrupted by a stop continue
/// at the next start.
/// </summary>
internal sealed partial class MediaFetcher(
    IReadDb reads, IUnitOfWork unitOfWork, MediaDownloads downloads, EventSignal signal, StopHalfTime halfTime,
    IOptions<MediaOptions> options, TimeProvider time, ILogger<MediaFetcher> logger) : WorkLoop(time)
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1), BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly Signal _signal = signal.Subscribe();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _running = new();

    /// <summary>Fetches media now, even after it was given up, and waits for a limited time.</summary>
    public async Task FetchNowAsync(MediaRow media, CancellationToken ct)
    {
        if (media.State == MediaState.Failed)
            await unitOfWork.RunAsync(session => session.RetryMediaAsync(media.Id, Time.GetUtcNow().ToUnixTimeMilliseconds()), ct);
        _signal.Ring();
        await SettledAsync(media.Id, ct);
    }

    /// <summary>Waits for the end of a try, for a limited time.</summary>
    public async Task SettledAsync(Guid mediaId, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.Value.WaitForFetch, Time);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(ct, halfTime.Token);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token, timeout.Token);
        try
        {
            while (await IsPendingAsync(mediaId, either.Token))
            {
                if (_running.TryGetValue(mediaId, out var running)) await running.Task.WaitAsync(either.Token);
                else await Task.Delay(TimeSpan.FromMilliseconds(50), Time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The limit is over: the caller gets the answer that the download is still running.
        }
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        foreach (var media in await ReadDueAsync(ct)) Start(media, ct);
        return false;
    }

    protected override async Task WaitAsync(CancellationToken ct)
    {
        await _signal.WaitAsync(LookAnyway, Time, ct);

        // Every commit rings: a busy inbox must not cause a look each time.
        await Task.Delay(BetweenLooks, Time, ct);
    }

    protected override void Failed(Exception exception) => Log.Stuck(logger, exception);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_running.Values.Select(r => r.Task)).EndsBeforeAsync(cancellationToken);
    }

    private async Task<List<MediaRow>> ReadDueAsync(CancellationToken ct)
    {
        var room = options.Value.Concurrency - _running.Count;
        if (room <= 0) return [];
        var now = Time.GetUtcNow().ToUnixTimeMilliseconds();
        if (!await reads.IsMediaDueAsync(now, ct)) return [];
        await using var db = reads.Open();

        // Running downloads are pending too: as many more rows are read, and these left out.
        var due = await db.Media.Where(m => m.State == MediaState.Pending && m.NextAttemptAt <= now).OrderBy(m => m.NextAttemptAt)
            .Take(options.Value.Concurrency).ToListAsync(ct);
        return [.. due.Where(m => !_running.ContainsKey(m.Id)).Take(room)];
    }

    private void Start(MediaRow media, CancellationToken stop)
    {
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_running.TryAdd(media.Id, running)) _ = FetchAsync(media, running, stop);
    }

    private async Task FetchAsync(MediaRow media, TaskCompletionSource running, CancellationToken stop)
    {
        try
        {
            await downloads.FetchAsync(media, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // The store or the database is unavailable: nothing is lost, and the download is retried.
            Log.Failed(logger, e, media.Id);
            await Task.Delay(AfterFailure, Time, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Stopping: still pending on disk.
        }
        finally
        {
            _running.TryRemove(media.Id, out _);
            running.SetResult();
            _signal.Ring();
        }
    }

    private async Task<bool> IsPendingAsync(Guid mediaId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Media.AnyAsync(m => m.Id == mediaId && m.State == MediaState.Pending, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.MediaFetcherStuck, LogLevel.Error, "Pending media could not be read; trying again")]
        public static partial void Stuck(ILogger logger, Exception exception);

        [LoggerMessage(EventIds.MediaFetcherFailed, LogLevel.Error, "Media {MediaId} could not be stored; trying again")]
        public static partial void Failed(ILogger logger, Exception exception, Guid mediaId);
    }
}
