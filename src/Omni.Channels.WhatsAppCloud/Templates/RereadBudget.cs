namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>
/// How often the templates of an account may be read again before a refusal, so that sends of an unknown template do not use up the calls
/// that Meta grants. Used under the gate of its account.
/// </summary>
internal sealed class RereadBudget(TimeProvider time)
{
    private const int Most = 30;

    private static readonly TimeSpan OneMoreEvery = TimeSpan.FromSeconds(10);

    private double _left = Most;
    private long _countedAt = time.GetTimestamp();

    /// <summary>Takes one read; false when none is left.</summary>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(Most, _left + (time.GetElapsedTime(_countedAt, now) / OneMoreEvery));
        _countedAt = now;
        if (_left < 1) return false;
        _left--;
        return true;
    }
}
