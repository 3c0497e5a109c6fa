using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Omni.Api.Storage.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add</c> create migrations without starting the host.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteOmniDbContext>
{
    public SqliteOmniDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteOmniDbContext>().UseSqlite("Data Source=:memory:").Options);
}
