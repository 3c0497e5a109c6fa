using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage.Sqlite;

namespace Omni.Api.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);

        db.Database.HasPendingModelChanges().Should().BeFalse("a changed row needs a migration: CLAUDE.md says how");
    }
}
