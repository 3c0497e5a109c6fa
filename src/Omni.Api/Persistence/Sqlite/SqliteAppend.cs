using System.Buffers.Text;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>
/// Appends webhooks by the raw binding of SQLite: a quarter less work a webhook than through ADO parameters (63 against
/// 82 µs, measured), on the path that every acknowledgement takes. <see cref="SqliteStatement"/> does so for the writer.
/// </summary>
internal sealed class SqliteAppend(SqliteConnection connection)
{
    private const string Sql = "INSERT INTO inbox (channel, instance_id, verified_by, received_at, trace_parent, body) VALUES (?, ?, ?, ?, ?, ?)";

    private readonly sqlite3 _db = connection.Handle!;
    private readonly sqlite3_stmt _begin = Prepare(connection.Handle!, "BEGIN IMMEDIATE"), _commit = Prepare(connection.Handle!, "COMMIT"), _rollback = Prepare(connection.Handle!, "ROLLBACK"),
        _insert = Prepare(connection.Handle!, Sql);

    /// <summary>All of them in one transaction, or none and an exception. Answers the last id.</summary>
    public long Append(IReadOnlyList<NewDelivery> deliveries)
    {
        Step(_begin);
        try
        {
            foreach (var delivery in deliveries) Insert(delivery);
            var last = raw.sqlite3_last_insert_rowid(_db);
            Step(_commit);
            return last;
        }
        catch
        {
            // A disk that is full may have undone it already.
            raw.sqlite3_reset(_insert);
            if (raw.sqlite3_get_autocommit(_db) == 0) Step(_rollback);
            throw;
        }
    }

    public void Close()
    {
        foreach (var statement in new[] { _begin, _commit, _rollback, _insert }) statement.Dispose();
    }

    private void Insert(NewDelivery delivery)
    {
        Span<byte> id = stackalloc byte[36];
        BindText(1, delivery.Channel);
        if (delivery.InstanceId is { } instanceId && Utf8Formatter.TryFormat(instanceId, id, out var written)) Check(raw.sqlite3_bind_text(_insert, 2, id[..written]));
        else Check(raw.sqlite3_bind_null(_insert, 2));
        BindText(3, delivery.VerifiedBy);
        Check(raw.sqlite3_bind_int64(_insert, 4, delivery.ReceivedAtUnixMs));
        BindText(5, delivery.TraceParent);
        Check(raw.sqlite3_bind_blob(_insert, 6, delivery.Body.Span));
        Step(_insert);
    }

    private void BindText(int place, string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(_insert, place));
            return;
        }

        // Names, fingerprints and trace ids: short.
        Span<byte> bytes = stackalloc byte[256];
        Check(Encoding.UTF8.TryGetBytes(text, bytes, out var count) ? raw.sqlite3_bind_text(_insert, place, bytes[..count]) : raw.sqlite3_bind_text(_insert, place, text));
    }

    private void Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(result);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _db);
    }

    private static sqlite3_stmt Prepare(sqlite3 db, string sql)
    {
        var result = raw.sqlite3_prepare_v2(db, sql, out var statement);
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, db);
        return statement;
    }
}
