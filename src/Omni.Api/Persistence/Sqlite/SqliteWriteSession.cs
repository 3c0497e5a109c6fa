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

    public override ValueTask<List<T>> ReadAllAsync<T>(string sql, Func<IResultRow, T> map, params (string Name, object? Value)[] parameters) => ValueTask.FromResult(statements.Statement(sql, parameters).Read(map, parameters));

    public void Commit() => _transaction.Commit();

    public async ValueTask DisposeAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        await _transaction.DisposeAsync();
    }

    private SqliteOmniDbContext OpenDb()
    {
        var db = new SqliteOmniDbContext(new DbContextOptionsBuilder<SqliteOmniDbContext>().UseSqlite(statements.Connection).Options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(_transaction);
        return db;
    }
}
