using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Omni.Api.Persistence.Postgres;

/// <summary>A transaction on the writer's connection.</summary>
internal sealed class PostgresWriteSession(NpgsqlConnection connection, NpgsqlTransaction transaction) : WriteSession, IAsyncDisposable
{
    private PostgresOmniDbContext? _db;

    public override OmniDbContext Db => _db ??= OpenDb();

    public ValueTask DisposeAsync() => _db?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Prepared by the connection itself, by its text and the types of its values.
    protected override DbCommand Prepare(string sql, (string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var (name, value) in parameters) command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
        return command;
    }

    private PostgresOmniDbContext OpenDb()
    {
        var db = new PostgresOmniDbContext(new DbContextOptionsBuilder<PostgresOmniDbContext>().UseNpgsql(connection).Options);
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(transaction);
        return db;
    }
}
