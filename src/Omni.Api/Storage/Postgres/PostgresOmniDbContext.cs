using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage.Postgres;

/// <summary>The tables in PostgreSQL; its migrations stand beside it.</summary>
internal sealed class PostgresOmniDbContext(DbContextOptions<PostgresOmniDbContext> options) : OmniDbContext(options);
