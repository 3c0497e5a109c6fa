using System.Security.Cryptography;

namespace Omni.Client;

/// <summary>How long to wait before a call is repeated.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    /// <summary>What the host asks for; null when it gives no time.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>Doubles with each attempt, up to a quarter longer by chance, so that many clients do not come back at once.</summary>
    public static TimeSpan After(int attempt, TimeSpan longest)
    {
        var pause = First * Math.Pow(2, attempt) * (1 + (RandomNumberGenerator.GetInt32(250) / 1000.0));
        return pause < longest ? pause : longest;
    }
}
