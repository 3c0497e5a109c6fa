using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>Brings <c>omni.db</c> up to date before anything else starts.</summary>
internal sealed class SqliteMigration(IDbContextFactory<SqliteOmniDbContext> contexts, SqliteFiles files) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var connection = await SqliteFiles.OpenWriterAsync(files.Omni, cancellationToken))
        {
            // Sets WAL, which the file then keeps for every later connection.
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
