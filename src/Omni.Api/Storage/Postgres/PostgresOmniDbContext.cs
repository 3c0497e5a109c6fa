using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage.Postgres;

/// <summary>The tables in PostgreSQL, with migrations of their own.</summary>
internal sealed class PostgresOmniDbContext(DbContextOptions<PostgresOmniDbContext> options) : OmniDbContext(options);
