namespace Omni.Api.Storage;

/// <summary>
/// When the queries of the current flow of calls must stop. SQLite takes no cancellation, so its connections ask here while
/// they compute. Without a budget, which is the rule for the host's own queries, nothing is asked.
/// </summary>
internal static class ReadBudget
{
    private static readonly AsyncLocal<CancellationToken> Ambient = new();

    /// <summary>Cancelled when the time is over; <see cref="CancellationToken.None"/> outside a bounded read.</summary>
    public static CancellationToken Current => Ambient.Value;

    /// <summary>Holds for the calling async method and what it calls.</summary>
    public static void Set(CancellationToken over) => Ambient.Value = over;
}
