using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>A transaction on the writer's connection.</summary>
internal sealed class SqliteWriteSession(SqliteStatements statements) : WriteSession, IAsyncDisposable
{
    private readonly SqliteTransaction _transaction = statements.Connection.BeginTransaction(deferred: false);
    private SqliteOmniDbContext? _db;

    public override OmniDbContext Db => _db ??= OpenDb();

    public override ValueTask<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters) => ValueTask.FromResult(statements.Statement(sql, parameters).Execute(parameters));

    public void Commit() => _transaction.Commit();

    public async ValueTask DisposeAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        await _transaction.DisposeAsync();
    }

    protected override ValueTask<DbDataReader> ReadAsync(string sql, (string Name, object? Value)[] parameters)
    {
        var query = statements.Query(sql, parameters);
        query.Transaction = _transaction;
        for (var i = 0; i < parameters.Length; i++) query.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        return ValueTask.FromResult<DbDataReader>(query.ExecuteReader());
    }

    private SqliteOmniDbContext OpenDb()
    {
        var db = new SqliteOmniDbContext(new DbContextOptionsBuilder<SqliteOmniDbContext>().UseSqlite(statements.Connection).Options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(_transaction);
        return db;
    }
}
