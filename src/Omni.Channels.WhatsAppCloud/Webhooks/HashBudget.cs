namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// How many bytes may be hashed for webhooks that name nobody: each is tried with every app secret, so that a thousand apps
/// would cost a forger nothing and the host a thousand hashes.
/// </summary>
internal sealed class HashBudget(TimeProvider time)
{
    /// <summary>What may be hashed at once: a webhook that would take more is not tried.</summary>
    public const long Most = 64L * 1024 * 1024;

    /// <summary>A tenth of what one core hashes.</summary>
    private const long PerSecond = 32L * 1024 * 1024;

    /// <summary>What a hash costs beside its bytes.</summary>
    private const int Overhead = 256;

    private readonly Lock _gate = new();
    private double _left = Most;
    private long _at = time.GetTimestamp();

    public static long CostOf(int bytes, int secrets) => (bytes + (long)Overhead) * secrets;

    public bool TryTake(long cost)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _left = Math.Min(Most, _left + (time.GetElapsedTime(_at, now).TotalSeconds * PerSecond));
            _at = now;
            if (_left < cost) return false;
            _left -= cost;
            return true;
        }
    }
}
