using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage.Sqlite;

/// <summary>The tables in SQLite, with migrations of their own.</summary>
internal sealed class SqliteOmniDbContext(DbContextOptions<SqliteOmniDbContext> options) : OmniDbContext(options);
