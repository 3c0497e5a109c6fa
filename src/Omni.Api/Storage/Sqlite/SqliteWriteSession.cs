using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage.Sqlite;

/// <summary>A transaction on the writer's connection.</summary>
internal sealed class SqliteWriteSession(SqliteStatements statements) : WriteSession, IAsyncDisposable
{
    private readonly SqliteTransaction _transaction = statements.Connection.BeginTransaction(deferred: false);
    private SqliteOmniDbContext? _db;
    private bool _overwrites;

    public override OmniDbContext Db => _db ??= OpenDb();

    public override ValueTask<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters) =>
        ValueTask.FromResult(statements.Statement(sql, parameters).Execute(parameters));

    public override ValueTask<List<T>> ReadAllAsync<T>(
        string sql, Func<IResultRow, T> map, params (string Name, object? Value)[] parameters) =>
        ValueTask.FromResult(statements.Statement(sql, parameters).Read(map, parameters));

    public override ValueTask OverwriteRemovedAsync()
    {
        _overwrites = true;
        SetOverwriting("ON", _transaction);
        return ValueTask.CompletedTask;
    }

    public void Commit() => _transaction.Commit();

    public async ValueTask DisposeAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        await _transaction.DisposeAsync();
        if (_overwrites) SetOverwriting("OFF", transaction: null);
    }

    /// <summary>Sets the pragma. It acts when it is prepared, so a kept statement would do nothing the second time.</summary>
    private void SetOverwriting(string value, SqliteTransaction? transaction)
    {
        using var pragma = statements.Connection.CreateCommand();
        pragma.Transaction = transaction;
        pragma.CommandText = $"PRAGMA secure_delete={value}";
        pragma.ExecuteNonQuery();
    }

    private SqliteOmniDbContext OpenDb()
    {
        var db = new SqliteOmniDbContext(new DbContextOptionsBuilder<SqliteOmniDbContext>().UseSqlite(statements.Connection).Options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(_transaction);
        return db;
    }
}
