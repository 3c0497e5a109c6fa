using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Omni.Api.Storage.Sqlite;

/// <summary>Appends webhooks. Every acknowledgement waits for it.</summary>
internal sealed class SqliteAppend : IDisposable
{
    private const string Sql =
        "INSERT INTO inbox (channel, instance_id, verified_by, received_at, trace_parent, body) VALUES (?, ?, ?, ?, ?, ?)";

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin, _commit, _rollback, _insert;

    private SqliteAppend(SqliteConnection connection) =>
        (_connection, _begin, _commit, _rollback, _insert) =
            (connection, new(connection, "BEGIN IMMEDIATE"), new(connection, "COMMIT"), new(connection, "ROLLBACK"), new(connection, Sql));

    public static SqliteAppend On(SqliteConnection connection) => new(connection);

    /// <summary>Appends all of them in one transaction, or throws and appends none. Returns the last id.</summary>
    public long Append(IReadOnlyList<NewWebhook> webhooks)
    {
        _begin.Run();
        try
        {
            foreach (var webhook in webhooks) Insert(webhook);
            var last = raw.sqlite3_last_insert_rowid(_connection.Handle!);
            _commit.Run();
            return last;
        }
        catch
        {
            // A full disk may have rolled it back already.
            if (raw.sqlite3_get_autocommit(_connection.Handle!) == 0) _rollback.Run();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _rollback, _insert }) statement.Dispose();
    }

    private void Insert(NewWebhook webhook)
    {
        _insert.Bind(1, webhook.Channel);
        _insert.Bind(2, webhook.InstanceId);
        _insert.Bind(3, webhook.VerifiedBy);
        _insert.Bind(4, webhook.ReceivedAtUnixMs);
        _insert.Bind(5, webhook.TraceParent);
        _insert.Bind(6, webhook.Body.Span);
        _insert.Run();
    }
}
