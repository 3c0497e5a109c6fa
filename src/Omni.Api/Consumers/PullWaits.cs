using Omni.Api.Events;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Consumers;

/// <summary>
/// Counts and ends the pulls that wait. One that waits holds a connection, as an event stream does, and counts with them.
/// </summary>
internal sealed class PullWaits(StreamPlaces places, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>Begins the wait of a pull, which is over after some time, and when the host stops.</summary>
    public Wait Begin(Guid keyId, TimeSpan atMost, CancellationToken left) =>
        new(places, keyId, atMost, time, lifetime.ApplicationStopping, left);

    /// <summary>The wait of one pull.</summary>
    internal sealed class Wait : IDisposable
    {
        private readonly StreamPlaces _places;
        private readonly Guid _keyId;
        private readonly TimeProvider _time;
        private readonly CancellationToken _left;
        private readonly CancellationTokenSource _clock;
        private readonly CancellationTokenSource _over;
        private readonly bool _isNone;

        public Wait(
            StreamPlaces places, Guid keyId, TimeSpan atMost, TimeProvider time, CancellationToken stopping, CancellationToken left)
        {
            (_places, _keyId, _time, _left, _isNone) = (places, keyId, time, left, atMost == TimeSpan.Zero);
            _clock = _isNone ? new CancellationTokenSource() : new CancellationTokenSource(atMost, time);
            _over = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, stopping, left);
        }

        /// <summary>Whether it has waited already.</summary>
        public bool HasWaited { get; private set; }

        public bool IsOver => _isNone || _over.IsCancellationRequested;

        /// <summary>Waits for news, or for a time, whichever comes first; the refusal when too many wait already.</summary>
        public async Task<ApiError?> ForAsync(Task news, TimeSpan? atMost)
        {
            if (!HasWaited && _places.Take(_keyId) is { } full) return full;
            HasWaited = true;
            using var look = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
            await Task.WhenAny(news, Task.Delay(atMost ?? Timeout.InfiniteTimeSpan, _time, look.Token));
            await look.CancelAsync();
            _left.ThrowIfCancellationRequested();
            return null;
        }

        public void Dispose()
        {
            if (HasWaited) _places.Leave(_keyId);
            _over.Dispose();
            _clock.Dispose();
        }
    }
}
