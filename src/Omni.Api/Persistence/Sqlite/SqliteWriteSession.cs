using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>A transaction on the writer's connection; statements stay prepared from one transaction to the next.</summary>
internal sealed class SqliteWriteSession(SqliteConnection connection, Dictionary<string, SqliteCommand> prepared) : WriteSession, IAsyncDisposable
{
    private readonly SqliteTransaction _transaction = connection.BeginTransaction(deferred: false);
    private SqliteOmniDbContext? _db;

    public override OmniDbContext Db => _db ??= OpenDb();

    public void Commit() => _transaction.Commit();

    public async ValueTask DisposeAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        await _transaction.DisposeAsync();
    }

    protected override DbCommand Prepare(string sql, (string Name, object? Value)[] parameters)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
            prepared.Add(sql, command);
        }

        command.Transaction = _transaction;
        for (var i = 0; i < parameters.Length; i++) command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        return command;
    }

    private SqliteOmniDbContext OpenDb()
    {
        var db = new SqliteOmniDbContext(new DbContextOptionsBuilder<SqliteOmniDbContext>().UseSqlite(connection).Options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(_transaction);
        return db;
    }
}
