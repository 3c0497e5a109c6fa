namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Limits the bytes hashed for webhooks that name no known number or account. Each is checked against every app secret: with a
/// thousand apps, one forged webhook would cost the host a thousand hashes.
/// </summary>
internal sealed class HashBudget(TimeProvider time)
{
    /// <summary>The size of the budget, in bytes: a webhook that needs more is not checked.</summary>
    public const long Most = 64L * 1024 * 1024;

    /// <summary>Bytes per second: a tenth of what one core hashes.</summary>
    private const long PerSecond = 32L * 1024 * 1024;

    /// <summary>The fixed cost of a hash, in bytes.</summary>
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
