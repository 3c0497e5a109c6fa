using System.IO.Pipelines;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// Ends the reading of bodies that stall or arrive too slowly. A body that arrives together with its headers never gets here.
/// </summary>
internal sealed class SlowBodies(TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly HashSet<Watch> _watched = [];
    private ITimer? _timer;

    public Watch Add(PipeReader body, BodyLimits limits)
    {
        var watch = new Watch(body, limits, time.GetTimestamp());
        lock (_gate)
        {
            _watched.Add(watch);
            _timer ??= time.CreateTimer(_ => EndSlow(), state: null, Period, Period);
        }

        return watch;
    }

    public void Remove(Watch watch)
    {
        lock (_gate)
        {
            _watched.Remove(watch);
            if (_watched.Count > 0) return;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void EndSlow()
    {
        // Inside the gate, so that a removed body is not touched: its connection may be reading the next request.
        lock (_gate)
        {
            foreach (var watch in _watched) watch.EndIfSlow(time);
        }
    }

    /// <summary>A body that is being read.</summary>
    public sealed class Watch(PipeReader body, BodyLimits limits, long begun)
    {
        private int _bytes;

        public void Came(int bytes) => Volatile.Write(ref _bytes, bytes);

        public void EndIfSlow(TimeProvider time)
        {
            var elapsed = time.GetElapsedTime(begun);
            var due = elapsed > BodyReader.Grace ? limits.MinBytesPerSecond * elapsed.TotalSeconds : 0;
            if (elapsed > limits.Timeout || Volatile.Read(ref _bytes) < due) body.CancelPendingRead();
        }
    }
}
