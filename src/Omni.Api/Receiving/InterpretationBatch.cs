using Omni.Api.Storage;

namespace Omni.Api.Receiving;

/// <summary>
/// Webhooks of one channel that are interpreted together: one thread takes each, in their order, and each is settled once.
/// </summary>
internal sealed class InterpretationBatch(IReadOnlyList<StoredWebhook> webhooks)
{
    private readonly WebhookOutcome[] _outcomes = new WebhookOutcome[webhooks.Count];
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private int _taken, _done;
    private bool _isClosed;

    /// <summary>Completes when every taken webhook is settled and no more will be taken.</summary>
    public Task Settled => _settled.Task;

    /// <summary>The outcomes of the webhooks that were taken: the first ones.</summary>
    public IReadOnlyList<WebhookOutcome> Outcomes => _taken == _outcomes.Length ? _outcomes : _outcomes[.._taken];

    public int Count => webhooks.Count;

    public StoredWebhook this[int place] => webhooks[place];

    /// <summary>Takes the next one; false when there is none.</summary>
    public bool TryTake(out int place)
    {
        lock (_gate)
        {
            place = _taken;
            if (_isClosed || _taken == _outcomes.Length) return false;
            _taken++;
            return true;
        }
    }

    public void Settle(int place, WebhookOutcome outcome)
    {
        lock (_gate)
        {
            _outcomes[place] = outcome;
            _done++;
            EndIfDone();
        }
    }

    /// <summary>Stops the taking.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            EndIfDone();
        }
    }

    private void EndIfDone()
    {
        if (_done == _taken && (_isClosed || _taken == _outcomes.Length)) _settled.TrySetResult();
    }
}
