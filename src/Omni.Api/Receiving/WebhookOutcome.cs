using Omni.Api.Plugins;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Receiving;

/// <summary>A channel's result for one webhook: its events, and why a part of it was set aside.</summary>
internal sealed class WebhookOutcome(StoredWebhook stored) : IWebhookSink
{
    private readonly List<OmniEvent> _events = [];
    private readonly Dictionary<string, string> _setAside = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private bool _isClosed;

    public StoredWebhook Stored => stored;

    public IReadOnlyList<OmniEvent> Events => _events;

    /// <summary>Reasons by code; a repeated code keeps its first reason.</summary>
    public IReadOnlyDictionary<string, string> SetAsideReasons => _setAside;

    public ValueTask EmitAsync(OmniEvent @event, CancellationToken ct)
    {
        lock (_gate)
        {
            // Stops a channel that emits without end.
            if (_isClosed)
                return ValueTask.FromException(new OperationCanceledException("The host no longer waits for the result of this webhook"));
            _events.Add(@event);
            return ValueTask.CompletedTask;
        }
    }

    public void SetAside(string code, string reason)
    {
        lock (_gate)
        {
            if (!_isClosed) _setAside.TryAdd(code, reason);
        }
    }

    /// <summary>Gives the events of a closed outcome the channel ids of their instances.</summary>
    public async ValueTask NameAsync(ChannelDirectory directory, CancellationToken ct)
    {
        for (var i = 0; i < _events.Count; i++) _events[i] = await directory.NameAsync(_events[i], ct);
    }

    /// <summary>Accepts no more: the channel has ended, or its time is over.</summary>
    public void Close()
    {
        lock (_gate) _isClosed = true;
    }
}
