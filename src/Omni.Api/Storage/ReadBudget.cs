namespace Omni.Api.Storage;

/// <summary>
/// The time limit of the queries of the current call flow. SQLite takes no cancellation token, so its connections check this while they
/// compute. Without a limit, as for the host's own queries, nothing is checked.
/// </summary>
internal static class ReadBudget
{
    private static readonly AsyncLocal<CancellationToken> Ambient = new();

    /// <summary>Cancelled when the time is over; <see cref="CancellationToken.None"/> outside a bounded read.</summary>
    public static CancellationToken Current => Ambient.Value;

    /// <summary>Applies to the calling async method and its callees.</summary>
    public static void Set(CancellationToken over) => Ambient.Value = over;
}
