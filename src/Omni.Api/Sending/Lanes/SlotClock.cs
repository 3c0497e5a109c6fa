namespace Omni.Api.Sending.Lanes;

/// <summary>
/// Wakes lanes when their slots come. The runtime's timers use a clock that moves every 4 ms, and a late departure delays its successor a
/// second later. A thread that sleeps to the point is late by a fraction of that.
/// </summary>
internal sealed class SlotClock(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private readonly PriorityQueue<TaskCompletionSource, long> _due = new();
    private readonly object _gate = new();
    private Thread? _thread;
    private bool _isOver;

    /// <summary>Waits for a time. On any clock but the system's, its own timers suffice.</summary>
    public Task WaitAsync(TimeSpan wait, CancellationToken ct)
    {
        // A delay is truncated to whole milliseconds: less than one would not wait at all.
        if (time != TimeProvider.System) return Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, ct);
        var slot = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _due.Enqueue(slot, time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency));
            if (_thread is null)
            {
                _thread = new Thread(Run) { IsBackground = true, Name = "Omni slots" };
                _thread.Start();
            }

            Monitor.Pulse(_gate);
        }

        return slot.Task.WaitAsync(ct);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.Pulse(_gate);
        }

        _thread?.Join();
    }

    private void Run()
    {
        lock (_gate)
        {
            while (!_isOver)
            {
                if (!_due.TryPeek(out _, out var at))
                {
                    Monitor.Wait(_gate, Idle);
                    continue;
                }

                var left = time.GetElapsedTime(time.GetTimestamp(), at);
                if (left > TimeSpan.Zero) Monitor.Wait(_gate, Math.Max(1, (int)left.TotalMilliseconds));
                else _due.Dequeue().TrySetResult();
            }
        }
    }
}
