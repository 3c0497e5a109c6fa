using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage.Sqlite;

/// <summary>Brings <c>omni.db</c> up to date before anything else starts.</summary>
internal sealed class SqliteMigration(IDbContextFactory<SqliteOmniDbContext> contexts, SqliteFiles files) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Sets WAL, which the file keeps for every later connection.
        await using (var connection = await SqliteFiles.OpenWriterAsync(files.Omni, cancellationToken, mayMake: true))
        {
            if (await AppliedAsync(connection, cancellationToken) == AppliedMigration.Latest<SqliteOmniDbContext>()) return;
            await DropTriggersAsync(connection, cancellationToken);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// A migration may build a table anew, and SQLite does not rename a table while a trigger names it. Triggers belong to no migration:
    /// the rooms that need them make them anew at the start.
    /// </summary>
    private static async Task DropTriggersAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger'";
        if (await command.ExecuteScalarAsync(ct) is not string { Length: > 0 } drops) return;
        command.CommandText = drops;
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The last migration of the file; null when it is new.</summary>
    public static async Task<string?> AppliedAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var query = connection.CreateCommand();
        query.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if ((long)(await query.ExecuteScalarAsync(ct))! == 0) return null;
        query.CommandText = "SELECT max(MigrationId) FROM __EFMigrationsHistory";
        return await query.ExecuteScalarAsync(ct) as string;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
