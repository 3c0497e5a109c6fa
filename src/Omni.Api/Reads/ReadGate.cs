using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;

namespace Omni.Api.Reads;

/// <summary>
/// Limits every list, search and count:
/// 1. A read waits for a turn among the reads of its key, then for one among all reads. It is refused when it waits too long, or when too
///   many wait.
/// 2. It runs on a dedicated thread (<see cref="ReadThreads"/>).
/// 3. It is stopped when its time is over or its caller has left.
/// Keys are served in order of arrival, and none holds more than its share of the turns.
/// </summary>
internal sealed class ReadGate : IDisposable
{
    /// <summary>The maximum of reads that wait for a turn among all: each key waits with no more reads than it may run.</summary>
    private const int MaxWaitingInAll = 1024;

    private readonly ReadOptions _options;
    private readonly ReadMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ReadThreads _threads;
    private readonly PartitionedRateLimiter<Guid> _perKey;
    private readonly ConcurrencyLimiter _inAll;

    public ReadGate(IOptions<ReadOptions> options, ReadMetrics metrics, TimeProvider time)
    {
        (_options, _metrics, _time) = (options.Value, metrics, time);
        _threads = new ReadThreads(_options.Concurrency);
        _inAll = new ConcurrencyLimiter(LimitOf(_options.Concurrency, MaxWaitingInAll));
        _perKey = PartitionedRateLimiter.Create<Guid, Guid>(
            keyId => RateLimitPartition.GetConcurrencyLimiter(keyId, _ => LimitOf(_options.PerKey, _options.MaxWaiting)));
    }

    /// <summary>Runs a read within its limits and returns its answer, or the refusal.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="read">The read; its token is cancelled when the time is over.</param>
    /// <param name="left">Cancelled when the caller has left.</param>
    public async Task<object?> RunAsync(Caller caller, Func<CancellationToken, Task<object?>> read, CancellationToken left)
    {
        var begun = _time.GetTimestamp();

        // Step 1
        using var patience = new CancellationTokenSource(_options.MaxWait, _time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(left, patience.Token);
        using var own = await TryAsync(() => _perKey.AcquireAsync(caller.KeyId, 1, waiting.Token), left);
        if (own is not { IsAcquired: true })
        {
            _metrics.Refused("key");
            return ApiError.TooMany(
                $"This key has {_options.PerKey} lists or searches running and others waiting: "
                + "wait for their answers before asking for more",
                _options.MaxWait);
        }

        using var turn = await TryAsync(() => _inAll.AcquireAsync(1, waiting.Token), left);
        if (turn is not { IsAcquired: true })
        {
            _metrics.Refused("all");
            return ApiError.Unavailable(
                "READS_BUSY", "Other callers' lists and searches are running and no turn came in time: try again", _options.MaxWait);
        }

        // Steps 2 and 3
        _metrics.Began(_time.GetElapsedTime(begun));
        using var clock = new CancellationTokenSource(_options.Timeout, _time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(left, clock.Token);
        try
        {
            return await Task.Factory.StartNew(() => ReadAsync(read, over.Token), over.Token, TaskCreationOptions.DenyChildAttach, _threads)
                .Unwrap();
        }
        catch (Exception e) when (over.IsCancellationRequested && StorageTrouble.IsInterruption(e))
        {
            left.ThrowIfCancellationRequested();
            _metrics.Stopped();
            return new ApiError(503, "QUERY_TIMEOUT",
                $"The query was stopped after {_options.Timeout.TotalSeconds:0.#} s: narrow it, by 'instanceId', 'chatId', "
                + "'since' or 'until', or ask for less text");
        }
        finally
        {
            _metrics.Ended();
        }
    }

    public void Dispose()
    {
        _perKey.Dispose();
        _inAll.Dispose();
        _threads.Dispose();
    }

    private static async Task<object?> ReadAsync(Func<CancellationToken, Task<object?>> read, CancellationToken over)
    {
        ReadBudget.Set(over);
        return await read(over);
    }

    /// <summary>Null when the wait was too long.</summary>
    private static async Task<RateLimitLease?> TryAsync(Func<ValueTask<RateLimitLease>> acquire, CancellationToken left)
    {
        try
        {
            return await acquire();
        }
        catch (OperationCanceledException) when (!left.IsCancellationRequested)
        {
            return null;
        }
    }

    private static ConcurrencyLimiterOptions LimitOf(int permits, int waiting) =>
        new() { PermitLimit = permits, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
}
