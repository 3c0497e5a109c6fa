using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>
/// A transaction on the writer's connection. A round trip to the server costs more than most statements, so a statement without a result is
/// sent together with the next one that returns something, in order.
/// </summary>
internal sealed class PostgresWriteSession(PostgresStatements statements, NpgsqlTransaction transaction) : WriteSession, IAsyncDisposable
{
    private const int MostWaiting = 128;

    private NpgsqlBatch _waiting = new(statements.Connection, transaction);
    private PostgresOmniDbContext? _db;

    public override OmniDbContext Db => _db ??= OpenDb();

    public override async ValueTask<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        var command = await AddAsync(sql, parameters);
        await FlushAsync();
        return (int)command.Rows;
    }

    public override async ValueTask WriteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await AddAsync(sql, parameters);
        if (_waiting.BatchCommands.Count >= MostWaiting) await FlushAsync();
    }

    // The queued statements return no rows: the reader stands before the rows of the query.
    public override async ValueTask<List<T>> ReadAllAsync<T>(
        string sql, Func<IResultRow, T> map, params (string Name, object? Value)[] parameters)
    {
        var rows = new List<T>();
        await AddAsync(sql, parameters);
        await using var batch = Take();
        await using var reader = await batch.ExecuteReaderAsync();
        var row = new PostgresRow(reader);
        while (await reader.ReadAsync()) rows.Add(map(row));
        return rows;
    }

    public override async ValueTask<IReadOnlyList<T?>> ReadEachAsync<T>(
        string sql, Func<IResultRow, T> map, IReadOnlyList<(string Name, object? Value)[]> sets) where T : default
    {
        var found = new List<T?>(sets.Count);
        if (sets.Count == 0) return found;
        foreach (var set in sets) await AddAsync(sql, set);
        await using var batch = Take();
        await using var reader = await batch.ExecuteReaderAsync();
        var row = new PostgresRow(reader);
        do found.Add(await reader.ReadAsync() ? map(row) : default);
        while (await reader.NextResultAsync());
        return found;
    }

    /// <summary>Runs the queued statements.</summary>
    public async ValueTask FlushAsync()
    {
        if (_waiting.BatchCommands.Count == 0) return;
        await using var batch = Take();
        await batch.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_db is not null) await _db.DisposeAsync();
        await _waiting.DisposeAsync();
    }

    private async ValueTask<NpgsqlBatchCommand> AddAsync(string sql, (string Name, object? Value)[] parameters)
    {
        if (statements.Find(sql) is not { } statement)
        {
            // The description of the statement uses the same connection.
            await FlushAsync();
            statement = statements.Describe(sql, parameters);
        }

        var command = statement.With(parameters);
        _waiting.BatchCommands.Add(command);
        return command;
    }

    private NpgsqlBatch Take()
    {
        var taken = _waiting;
        _waiting = new NpgsqlBatch(statements.Connection, transaction);
        return taken;
    }

    private PostgresOmniDbContext OpenDb()
    {
        var db = new PostgresOmniDbContext(new DbContextOptionsBuilder<PostgresOmniDbContext>().UseNpgsql(statements.Connection)
            .AddInterceptors(new WriterCommands(this)).Options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }
}
