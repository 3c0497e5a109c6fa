using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>Reading contexts of SQLite.</summary>
internal sealed class SqliteReadDb(IDbContextFactory<SqliteOmniDbContext> contexts) : IReadDb
{
    public OmniDbContext Open() => contexts.CreateDbContext();
}
