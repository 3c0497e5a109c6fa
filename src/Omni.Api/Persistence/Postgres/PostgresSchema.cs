using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Omni.Api.Persistence.Postgres;

/// <summary>Brings the database up to date. Only the host that holds it does so.</summary>
internal sealed class PostgresSchema(IDbContextFactory<PostgresOmniDbContext> contexts)
{
    public async Task UpdateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (await AppliedAsync(connection, ct) == AppliedMigration.Latest<PostgresOmniDbContext>()) return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>The last migration of the database; null when it is new.</summary>
    private static async Task<string?> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var known = new NpgsqlCommand("""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL""", connection);
        if (!(bool)(await known.ExecuteScalarAsync(ct))!) return null;
        await using var last = new NpgsqlCommand("""SELECT max("MigrationId") FROM "__EFMigrationsHistory" """, connection);
        return await last.ExecuteScalarAsync(ct) as string;
    }
}
