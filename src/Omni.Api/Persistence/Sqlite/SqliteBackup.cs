using Microsoft.Data.Sqlite;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>
/// A back-up while the host runs. <c>omni.db</c> first: its mark of progress is then never ahead of the webhooks in
/// <c>inbox.db</c>, and a restored host does again what the back-up of <c>omni.db</c> does not have yet.
/// </summary>
internal static class SqliteBackup
{
    /// <summary>Writes compact copies of both files, whole and consistent each, into a folder.</summary>
    public static void Run(SqliteFiles files, string folder)
    {
        Copy(files.Omni, Path.Combine(folder, Path.GetFileName(files.Omni)));
        Copy(files.Inbox, Path.Combine(folder, Path.GetFileName(files.Inbox)));
    }

    private static void Copy(string from, string to)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using var vacuum = connection.CreateCommand();
        vacuum.CommandTimeout = 0;
        vacuum.CommandText = "VACUUM INTO @to";
        vacuum.Parameters.AddWithValue("@to", to);
        vacuum.ExecuteNonQuery();
    }
}
