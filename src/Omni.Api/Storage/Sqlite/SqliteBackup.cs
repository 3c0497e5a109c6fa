namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Backs up the files while the host runs. <c>omni.db</c> is copied first: its mark of progress is then never ahead of the webhooks in
/// <c>inbox.db</c>, and a restored host repeats what the copy of <c>omni.db</c> lacks.
/// </summary>
internal static class SqliteBackup
{
    /// <summary>Writes compact copies of both files, each consistent, into a folder, and marks them as copies.</summary>
    public static void Run(SqliteFiles files, string folder, TimeProvider time)
    {
        var omni = Path.Combine(folder, SqliteFiles.OmniName);
        Copy(files.Omni, omni);
        Mark(omni, time.GetUtcNow());
        Copy(files.Inbox, Path.Combine(folder, SqliteFiles.InboxName));
    }

    private static void Copy(string from, string to)
    {
        using var connection = SqliteFiles.Open(from);
        using var vacuum = connection.CreateCommand();
        vacuum.CommandTimeout = 0;
        vacuum.CommandText = "VACUUM INTO @to";
        vacuum.Parameters.AddWithValue("@to", to);
        vacuum.ExecuteNonQuery();
    }

    private static void Mark(string copy, DateTimeOffset madeAt)
    {
        using var connection = SqliteFiles.Open(copy);
        RestoreMark.Set(connection, madeAt);
    }
}
