using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage.Sqlite;

/// <summary>The tables in SQLite; its migrations stand beside it.</summary>
internal sealed class SqliteOmniDbContext(DbContextOptions<SqliteOmniDbContext> options) : OmniDbContext(options);
