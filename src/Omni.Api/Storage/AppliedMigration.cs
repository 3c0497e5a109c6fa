using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Omni.Api.Storage;

/// <summary>Checks with one plain query whether a database is up to date: EF's own check takes a second of every start.</summary>
internal static class AppliedMigration
{
    /// <summary>The last migration of this program for a database: their ids begin with the time they were made.</summary>
    public static string? Latest<TContext>() => Known<TContext>().Max(StringComparer.Ordinal);

    /// <summary>All migrations of this program for a database.</summary>
    public static IReadOnlySet<string> Known<TContext>() => typeof(TContext).Assembly.GetTypes()
        .Where(t => typeof(Migration).IsAssignableFrom(t) && t.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
