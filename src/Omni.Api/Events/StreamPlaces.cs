using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Events;

/// <summary>Counts open event streams, per key and in total.</summary>
internal sealed class StreamPlaces(IOptions<EventStreamOptions> options)
{
    private static readonly TimeSpan ComeAgainAfter = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, int> _open = [];
    private int _all;

    /// <summary>Takes a place, or returns the refusal at the maximum. Return the place with <see cref="Leave"/>.</summary>
    public ApiError? Take(Guid keyId)
    {
        lock (_lock)
        {
            var own = _open.GetValueOrDefault(keyId);
            if (own >= options.Value.MaxStreamsPerKey)
                return Full(
                    $"This key has {own} event streams and waiting pulls open, as many as Omni:EventStream:MaxStreamsPerKey allows");
            if (_all >= options.Value.MaxStreams)
                return Full($"{_all} event streams and waiting pulls are open, as many as Omni:EventStream:MaxStreams allows");
            (_open[keyId], _all) = (own + 1, _all + 1);
            return null;
        }
    }

    public void Leave(Guid keyId)
    {
        lock (_lock)
        {
            _all--;
            if (--_open[keyId] == 0) _open.Remove(keyId);
        }
    }

    private static ApiError Full(string message) => ApiError.TooMany(message, ComeAgainAfter);
}
