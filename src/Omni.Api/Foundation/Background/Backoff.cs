using System.Runtime.InteropServices;

namespace Omni.Api.Foundation.Background;

/// <summary>The pauses between tries: each longer than the one before by a factor, up to the longest one.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Factor">How much longer each further one is.</param>
/// <param name="Longest">The longest one. A first pause that is longer is never shortened.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Backoff(TimeSpan First, double Factor, TimeSpan Longest)
{
    /// <summary>By this share of a pause tries are spread, at most.</summary>
    public const double Jitter = 0.25;

    /// <summary>So many pauses have grown to the longest; a greater power has no meaning.</summary>
    private const int MostGrowth = 30;

    /// <summary>The pause after so many failures in a row, 1 and more.</summary>
    public TimeSpan After(int failures)
    {
        var longest = Longest > First ? Longest : First;
        var grown = First.TotalSeconds * Math.Pow(Factor, Math.Clamp(failures - 1, 0, MostGrowth));
        return grown < longest.TotalSeconds ? TimeSpan.FromSeconds(grown) : longest;
    }

    /// <summary>The same, spread: tries that failed together do not come again together.</summary>
    public TimeSpan After(int failures, double chance) => Spread(After(failures), chance);

    /// <summary>The whole pause and up to a quarter more: never less than was asked for.</summary>
    /// <param name="pause">The pause.</param>
    /// <param name="chance">0..1.</param>
    public static TimeSpan Spread(TimeSpan pause, double chance) => pause * (1 + (chance * Jitter));
}
