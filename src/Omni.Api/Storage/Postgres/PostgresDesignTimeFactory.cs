using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Omni.Api.Storage.Postgres;

/// <summary>Lets <c>dotnet ef migrations add</c> create migrations without starting the host.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresOmniDbContext>
{
    public PostgresOmniDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresOmniDbContext>().UseNpgsql("Host=nowhere").Options);
}
