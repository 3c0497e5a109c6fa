using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Postgres;
using Omni.Api.Storage.Sqlite;

namespace Omni.Api.Storage;

/// <summary>Registers the database. Hosted services start in this order and stop in the reverse one: the writers stop last.</summary>
internal static class StorageRegistration
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidated<DatabaseOptions, DatabaseOptions.Validator>(DatabaseOptions.Section);
        services.AddSingleton(
            provider => new DataDirectory(provider.GetRequiredService<IConfiguration>()["Omni:DataDirectory"] ?? "./data"));
        services.AddSingleton<DataFolderHealth>();
        services.AddSingleton<IErrorExplainer, StorageErrors>();
        if (builder.Configuration.GetSection(DatabaseOptions.Section)[nameof(DatabaseOptions.Provider)] == DatabaseOptions.Postgres)
            services.AddPostgres();
        else services.AddSqlite();
    }

    /// <summary>Checks the stored data before anything starts, and changes nothing.</summary>
    /// <exception cref="StartRefusedException">The host must not start on it.</exception>
    public static void CheckStorage(this IServiceProvider services)
    {
        services.GetService<SqliteStartCheck>()?.Enter();
        services.GetRequiredService<DataFolderHealth>().WarnAtStart();
    }

    private static void AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton<SqliteFiles>();
        services.AddSingleton<SqliteStartCheck>();
        services.AddPooledDbContextFactory<SqliteOmniDbContext>((provider, options) => options
            .UseSqlite(SqliteFiles.ConnectionStringOf(provider.GetRequiredService<SqliteFiles>().Omni))
            .AddInterceptors(SqliteReaders.Instance, SqliteReadLimit.Instance)
            .ForReading());
        services.AddSingleton<IReadDb, SqliteReadDb>();

        services.AddHostedService(provider => provider.GetRequiredService<SqliteStartCheck>());
        services.AddHostedService<SqliteMigration>();
        services.AddHosted<IUnitOfWork, SqliteUnitOfWork>();
        services.AddHosted<IInboxStore, SqliteInboxStore>();
        services.AddHostedService<SqliteInboxMark>();
        services.AddHosted<IStorageWatch, SqliteWatch>();
        services.AddHostedService<SqliteUpkeep>();
    }

    private static void AddPostgres(this IServiceCollection services)
    {
        services.AddSingleton<PostgresDatabase>();
        services.AddSingleton<PostgresTenure>();
        services.AddSingleton<PostgresSchema>();
        services.AddSingleton<IStorageWatch, PostgresWatch>();
        services.AddPooledDbContextFactory<PostgresOmniDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<PostgresDatabase>().ConnectionString)
            .AddInterceptors(CaseInsensitiveLike.Instance)
            // EF detects a new database by a statement that fails.
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug)))
            .ForReading());
        services.AddSingleton<IReadDb, PostgresReadDb>();

        services.AddHosted<IUnitOfWork, PostgresUnitOfWork>();
        services.AddHosted<IInboxStore, PostgresInboxStore>();
        services.AddHostedService<PostgresHeartbeat>();
    }

    private static void ForReading(this DbContextOptionsBuilder options) => options
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        // The caller of a query reports its failure or interruption: API callers must not be able to fill the log with errors.
        .ConfigureWarnings(
            warnings => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug)))
        // A test compares the model with the migrations; EF's own comparison at a first start costs half a second and races between hosts
        // of one process.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>Registers one object as both a service and a hosted service.</summary>
    private static void AddHosted<TService, T>(this IServiceCollection services)
        where TService : class
        where T : class, TService, IHostedService
    {
        services.AddSingleton<T>();
        services.AddSingleton<TService>(provider => provider.GetRequiredService<T>());
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
