using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>Migrates the database. Only the host that holds it does so.</summary>
internal sealed class PostgresSchema(IDbContextFactory<PostgresOmniDbContext> contexts)
{
    public async Task UpdateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = await AppliedAsync(connection, ct);
        KnownMigrations.Check(applied, AppliedMigration.Known<PostgresOmniDbContext>(), "The database");
        if (applied.Max(StringComparer.Ordinal) == AppliedMigration.Latest<PostgresOmniDbContext>()) return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>The migrations of the database; none when it is new.</summary>
    private static async Task<List<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var known = new NpgsqlCommand("""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL""", connection);
        if (!(bool)(await known.ExecuteScalarAsync(ct))!) return [];
        await using var query = new NpgsqlCommand("""SELECT "MigrationId" FROM "__EFMigrationsHistory" """, connection);
        await using var reader = await query.ExecuteReaderAsync(ct);
        var applied = new List<string>();
        while (await reader.ReadAsync(ct)) applied.Add(reader.GetString(0));
        return applied;
    }
}
