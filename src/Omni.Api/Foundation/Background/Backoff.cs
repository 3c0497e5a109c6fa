using System.Runtime.InteropServices;

namespace Omni.Api.Foundation.Background;

/// <summary>The pauses between tries: each longer than the one before by a factor, up to the longest one.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Factor">How much longer each further one is.</param>
/// <param name="Longest">The longest one. A first pause that is longer is never shortened.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Backoff(TimeSpan First, double Factor, TimeSpan Longest)
{
    /// <summary>The largest share of a pause by which tries are spread.</summary>
    public const double Jitter = 0.25;

    /// <summary>The number of failures after which the pause no longer grows. A greater power has no meaning.</summary>
    private const int MostGrowth = 30;

    /// <summary>The pause after this number of failures in a row, 1 or more.</summary>
    public TimeSpan After(int failures)
    {
        var longest = Longest > First ? Longest : First;
        var grown = First.TotalSeconds * Math.Pow(Factor, Math.Clamp(failures - 1, 0, MostGrowth));
        return grown < longest.TotalSeconds ? TimeSpan.FromSeconds(grown) : longest;
    }

    /// <summary>The same pause, spread, so that tries that failed together do not all repeat at the same time.</summary>
    public TimeSpan After(int failures, double chance) => Spread(After(failures), chance);

    /// <summary>The whole pause and up to a quarter more, never less.</summary>
    /// <param name="pause">The pause.</param>
    /// <param name="chance">0..1.</param>
    public static TimeSpan Spread(TimeSpan pause, double chance) => pause * (1 + (chance * Jitter));
}
