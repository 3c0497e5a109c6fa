namespace Omni.Api.Storage;

/// <summary>Refuses a database that a newer version of the program has migrated.</summary>
internal static class KnownMigrations
{
    /// <param name="applied">The migrations of the database.</param>
    /// <param name="known">The migrations of this program.</param>
    /// <param name="database">The name of the database.</param>
    /// <exception cref="StartRefusedException">One of them is unknown.</exception>
    public static void Check(IEnumerable<string> applied, IReadOnlySet<string> known, string database)
    {
        if (applied.Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).LastOrDefault() is { } newer)
        {
            throw new StartRefusedException(
                $"{database} was written by a newer version of Omni (its migration {newer} is unknown to this one): "
                + "start that version, or restore the back-up from before the upgrade");
        }
    }
}
